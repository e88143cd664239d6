-- Members of parties. The key is the identity that a token proves: issuer and subject. The hub itself stores the member's party, roles
-- and sides, so that no issuer can grant them.
create table membership (
  issuer     text not null,
  subject    text not null,
  kind       text not null check (kind in ('user', 'client')),
  name       text not null check (name <> ''),
  party      text collate "C" check (party <> ''),
  roles      text[] not null check (cardinality(roles) > 0),
  sides      text[] not null,   -- the first is the default
  enabled    boolean not null default true,
  primary key (issuer, subject),
  check (party is not null or (roles = '{operator}' and sides = '{}')),
  check (sides <@ '{buyer,supplier}')
);

-- Memberships that operators gave and withdrew, with the time. This table is not part of the history, because a person's name can be
-- erased. The statement that changes a membership also writes its row here; rows never change.
create table membership_change (
  no         bigint generated always as identity primary key,
  at         timestamptz not null default now(),
  by_name    text not null,           -- the operator; 'first-operator' where the hub's setting gave it
  given      boolean not null,        -- false: withdrawn
  issuer     text not null,
  subject    text not null,
  kind       text not null,
  name       text not null,
  party      text collate "C",
  roles      text[] not null,
  sides      text[] not null
);
create index on membership_change (issuer, subject, no desc);
-- The hub can add rows, but not change or remove them. Only the schema's owner can erase a person's name.
revoke update, delete, truncate on membership_change from weft_writer;
