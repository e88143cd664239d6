-- Machines. A grant of machines opens them to others.
create table machines (
  stream text collate "C" primary key,
  owner text collate "C" not null,
  site text collate "C" not null,
  code text collate "C" not null,              -- unique to the owner
  names jsonb,
  kind text collate "C" not null,              -- machine, furnace, compressor, other
  ideal_seconds_per_part numeric,
  part text collate "C",                       -- the owner's number
  meter text collate "C",
  report_every_seconds int not null,
  stop_after_seconds int not null,
  state text collate "C",                      -- running, idle, setup, down, off, unknown; null before the first reading
  since timestamptz,
  stop int,                                    -- the number of the stop that lasts
  faults jsonb,                                -- [{n, code, at}] of those that are there still
  maintenance jsonb,                           -- [{code, names, every_hours, every_days, since, next_on, last_done_on, due_since, due_by, ...}]
  closed_until date,
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 70);
select versioned('machine', 'machines', null, null, 'owner');
select shared('machines', 'machines', 'jsonb_build_array(part)', 'true');
create index on machines (owner, site);
create index on machines (owner, code);

-- Stops of machines, seen by their owner.
create table machine_stops (
  stream text collate "C" not null,
  item text collate "C" not null,              -- the number, in nine digits
  owner text collate "C" not null,
  site text collate "C" not null,
  code text collate "C" not null,              -- the machine's
  n int not null,
  state text collate "C" not null,             -- idle, down, unknown
  begun timestamptz not null,
  until timestamptz,
  cause text,
  cause_text text,
  stated_by text collate "C",
  stated_at timestamptz,
  withdrawn boolean not null,                  -- late readings showed that there was no such stop
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('machine', 'machine_stops', null, null, 'owner');
create index on machine_stops (owner, begun);
create index on machine_stops (owner) where cause is null and not withdrawn;

-- Faults that machines reported, seen by their owner.
create table machine_faults (
  stream text collate "C" not null,
  item text collate "C" not null,              -- the number, in nine digits
  owner text collate "C" not null,
  site text collate "C" not null,
  code text collate "C" not null,              -- the machine's
  n int not null,
  fault text collate "C" not null,
  begun timestamptz not null,
  until timestamptz,
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('machine', 'machine_faults', null, null, 'owner');
create index on machine_faults (owner, begun);

-- The final figures of machines' days. Rows never change. A grant of machines opens them to others.
create table machine_days (
  stream text collate "C" not null,
  item text collate "C" not null,              -- the day
  owner text collate "C" not null,
  site text collate "C" not null,
  code text collate "C" not null,              -- the machine's
  day date not null,
  shifts jsonb not null,                       -- [{name, from, until, planned_busy_seconds, running_seconds, ..., parts, good, k_wh}]
  part text collate "C",
  ideal_seconds_per_part numeric,
  intervals int not null,
  sha256 text not null,
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
);
select versioned('machine', 'machine_days', null, null, 'owner');
select shared('machine_days', 'machines', 'jsonb_build_array(part)', 'true');
create index on machine_days (owner, day);

-- Shifts of sites, seen by their party.
create table shifts (
  stream text collate "C" primary key,
  owner text collate "C" not null,
  site text collate "C" not null,
  shifts jsonb not null,                       -- [{name, days, from, until, breaks: [{from, until}]}]
  version bigint not null,
  from_position bigint not null
);
select versioned('machine', 'shifts', null, null, 'owner');
