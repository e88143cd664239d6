-- Readings that come by brokers, and meters that are replaced.

-- Meters and their replacements, which the owner states.
create table meters (
  stream text collate "C" primary key,
  owner text collate "C" not null,
  site text collate "C" not null,
  code text collate "C" not null,              -- unique to the site; machines name it as their meter
  names jsonb,
  serial text collate "C",                     -- of the meter that is there now
  replacements jsonb not null,                 -- [{n, at, final_register, first_register, serial, stated_by}], in order
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('energy', 'meters', null, null, 'owner');
create unique index on meters (owner, site, code);

-- A reading's meter goes on from the meters that it replaced, if this is added; null where it replaced none.
alter table machine_reading add column meter_offset numeric;

-- The meter that the energy of a machine follows: empty for none; null before the hub looked.
alter table machine_live add column meter text collate "C";
alter table machine_live add column metered_since timestamptz;   -- earlier replacements were of another meter; null: none was
alter table machine_live add column meter_version bigint;        -- the meter's version whose replacements are counted

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
