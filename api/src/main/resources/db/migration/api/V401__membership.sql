-- Who belongs to which party. The key is what a token proves (issuer and subject); the party, what the member
-- does for it and the sides it may ask from are ours, so that no issuer can grant them.
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
