-- Members of parties. The key is the identity that a token proves: issuer and subject. The hub itself stores the member's party, roles
-- and sides, so that no issuer can grant them.
create table membership (
  issuer     text not null,
  subject    text not null,
  kind       text not null check (kind in ('user', 'client')),
  name       text check (name <> ''), -- a client's; a person's name stands in person
  party      text collate "C" check (party <> ''),
  roles      text[] not null check (cardinality(roles) > 0),
  sides      text[] not null,   -- the first is the default
  enabled    boolean not null default true,
  primary key (issuer, subject),
  check ((kind = 'client') = (name is not null)),
  check (party is not null or (roles = '{operator}' and sides = '{}')),
  check (sides <@ '{buyer,supplier}')
);

-- Memberships that operators gave and withdrew, with the time. The statement that changes a membership also writes its row here;
-- rows never change.
create table membership_change (
  no         bigint generated always as identity primary key,
  at         timestamptz not null default now(),
  by_member  text not null,           -- the operator's code; 'first-operator' where the hub's setting gave it
  given      boolean not null,        -- false: withdrawn
  issuer     text not null,
  kind       text not null,
  member     text not null,           -- a person's code, or a client's subject
  party      text collate "C",
  roles      text[] not null,
  sides      text[] not null
);
create index on membership_change (issuer, member, no desc);
-- The hub can add rows, but not change or remove them.
revoke update, delete, truncate on membership_change from weft_writer;
