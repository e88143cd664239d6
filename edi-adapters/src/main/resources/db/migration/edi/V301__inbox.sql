-- Every interchange exactly as it arrived, before anything else is done with it; never changed, never deleted.
create table inbox (
  id uuid primary key,
  received_at timestamptz not null default clock_timestamp(),
  owner text collate "C" not null,
  channel text collate "C" not null,
  sha256 text collate "C" not null,
  bytes bytea not null,
  concluded boolean not null default false
);
create index inbox_unfinished on inbox (received_at) where not concluded;
