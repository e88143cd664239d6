-- Who gave and who took which membership, and when. Beside the history and not in it: what a person is called here can be
-- erased. Written in one statement with the change itself; never changed.
create table membership_change (
  no         bigint generated always as identity primary key,
  at         timestamptz not null default now(),
  by_name    text not null,           -- the operator; 'first-operator' where the hub's setting gave it
  given      boolean not null,        -- false: taken
  issuer     text not null,
  subject    text not null,
  kind       text not null,
  name       text not null,
  party      text collate "C",
  roles      text[] not null,
  sides      text[] not null
);
create index on membership_change (issuer, subject, no desc);
