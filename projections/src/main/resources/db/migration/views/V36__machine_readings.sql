-- Readings of machines. No event tells them: the hub folds them as they come, and keeps what they came to.

-- The latest reading of each machine, and what the hub still has to tell its stream. Its lock orders the readings of a machine.
create table machine_live (
  stream text collate "C" primary key,
  no bigint generated always as identity unique, -- its number in machine_reading
  owner text collate "C" not null,
  last jsonb,                                  -- the latest reading, with the values that counters then had; null before the first
  anchor jsonb,                                -- likewise, the latest of those that were dropped
  top_seq bigint,                              -- the highest number of a reading; a higher one is new
  state text collate "C",                      -- what the latest reading says
  since timestamptz,                           -- the beginning of the uninterrupted time in that state
  silent_after timestamptz,                    -- without another reading the state is unknown after it
  last_at timestamptz,
  received_at timestamptz,                     -- when something new came last; what is sent again does not count
  changed_from timestamptz,                    -- states changed from here on, and the stream was not told yet
  changes bigint not null default 0,           -- number of such changes, so that none is overlooked
  told_at timestamptz,                         -- when the stream was last told of a state
  told_state text collate "C",
  told_since timestamptz
) with (fillfactor = 60);
select guarded('machine_live'), seen_by('machine_live', 'viewer', 'owner');
create index on machine_live (owner, stream);
create index on machine_live (silent_after);

-- Raw readings of the last day, in a ring of 32 hours that are emptied whole.
create table machine_reading (
  slot smallint not null,                      -- the hour of "at", counted since 1970, modulo 32
  machine bigint not null,
  at timestamptz not null,
  seq bigint not null,
  state text collate "C" not null,
  parts numeric,
  counter numeric,
  good numeric,
  k_wh numeric,
  meter numeric,
  quality text collate "C" not null,
  counter_reset boolean not null,
  meter_reset boolean not null,
  fault text collate "C",
  report_every int not null                    -- seconds, as the owner stated it when the reading came
) partition by list (slot);
do $$
begin
  for it in 0..31 loop
    execute format('create table machine_reading_%s partition of machine_reading for values in (%s)', lpad(it::text, 2, '0'), it);
    execute format('create unique index on machine_reading_%s (machine, at, seq)', lpad(it::text, 2, '0'));
    execute format('create unique index on machine_reading_%s (machine, seq)', lpad(it::text, 2, '0'));
    perform guarded('machine_reading_' || lpad(it::text, 2, '0'));
    execute format('grant truncate on machine_reading_%s to weft_writer', lpad(it::text, 2, '0'));
  end loop;
end
$$;
select guarded('machine_reading');

-- States of machines, cut at every five minutes.
create table machine_interval (
  stream text collate "C" not null,
  starts timestamptz not null,
  ends timestamptz not null,
  state text collate "C" not null,
  uncertain boolean not null,
  owner text collate "C" not null,
  parts numeric,                               -- of readings whose time ends here; null where nothing counted any
  good numeric,
  k_wh numeric,
  primary key (stream, starts)
) with (fillfactor = 80);
select guarded('machine_interval'), seen_by('machine_interval', 'viewer', 'owner');

-- Energy by quarter hours.
create table energy_quarter (
  owner text collate "C" not null,
  site text collate "C" not null,
  machine text collate "C",                    -- the owner's code; null where the meter is not a machine's
  meter text collate "C" not null,             -- the machine's code where it has no meter of its own
  starts timestamptz not null,
  kwh numeric not null,
  seconds int not null,                        -- of the quarter hour within which the readings were not silent
  unique nulls not distinct (owner, site, machine, meter, starts)
) with (fillfactor = 80);
select guarded('energy_quarter'), seen_by('energy_quarter', 'viewer', 'owner');

-- Faults that readings began or ended to report, in order, until the machine's stream knows them.
create table machine_fault_reported (
  no bigint generated always as identity primary key,
  stream text collate "C" not null,
  fault text collate "C" not null,
  at timestamptz not null,
  raised boolean not null
);
select guarded('machine_fault_reported');

-- Gateways that said that they are alive. It says nothing of their machines.
create table machine_gateway (
  owner text collate "C" not null,
  gateway text collate "C" not null,
  at timestamptz not null,
  received_at timestamptz not null,
  primary key (owner, gateway)
);
select guarded('machine_gateway'), seen_by('machine_gateway', 'viewer', 'owner');
