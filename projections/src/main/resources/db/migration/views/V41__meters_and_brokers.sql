-- Readings that come by brokers, and meters that are replaced.

-- The broker of each party that has one. One hub at a time has its session.
create table machine_broker (
  owner text collate "C" primary key,
  hub text collate "C" not null,               -- the hub that has the session
  leased_until timestamptz not null,           -- another hub may take it after this
  connected boolean,                           -- null before the first attempt
  since timestamptz,                           -- of being connected or away
  problem text collate "C"                     -- why it is away: unreachable, or the broker's reason code
);
select guarded('machine_broker'), seen_by('machine_broker', 'viewer', 'owner');

-- Readings that came by a broker and were refused. Their device sees no answer, so their owner sees them here, counted.
create table refused_reading (
  owner text collate "C" not null,
  machine text collate "C" not null,           -- the code that the topic names; empty where there are too many, or the party is another
  code text collate "C" not null,
  times bigint not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  example text,                                -- the beginning of the last one
  primary key (owner, machine, code)
);
select guarded('refused_reading'), seen_by('refused_reading', 'viewer', 'owner');
