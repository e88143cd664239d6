-- Inspection plans in force, seen by their owner.
create table inspection_plans (
  stream text collate "C" primary key,
  owner text collate "C" not null,
  part text collate "C" not null,              -- the owner's number
  stage text collate "C" not null,             -- incoming, in-process, final, before-shipment
  plan_version int not null,
  edition text not null,
  characteristics jsonb not null,              -- [{characteristic, names, unit, nominal, minimum, maximum, attribute, sample, severity, instrument}]
  strictness text collate "C" not null,        -- normal, tightened, stopped
  reason text,
  published_at timestamptz not null,
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('inspection', 'inspection_plans', null, null, 'owner');
create index on inspection_plans (owner, part);

-- Measuring instruments and their last calibration.
create table instruments (
  stream text collate "C" primary key,
  owner text collate "C" not null,
  number text collate "C" not null,
  names jsonb,
  kind text,
  calibrated_on date,
  calibrated_until date,
  found_out_of_tolerance date,
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('inspection', 'instruments', null, null, 'owner');

-- Inspections: a row for the inspecting party (item -), and one for each party to which a shipment of the batch goes (item: the party), with
-- the verdict only.
create table inspections (
  stream text collate "C" not null,
  item text collate "C" not null,
  owner text collate "C" not null,             -- the party that sees the row
  party text collate "C" not null,             -- the inspecting party
  number text collate "C" not null,
  stage text collate "C" not null,
  part text collate "C" not null,              -- the inspecting party's number
  partner_part text collate "C",               -- always null: at reading, the inspecting party's number of a part that the reader numbers differently
  batch text collate "C" not null,
  goods text collate "C" not null,             -- the key of party, part and batch
  lot numeric,                                 -- null for other parties
  unit text collate "C" not null,
  site text collate "C",
  plan_version int not null,
  edition text not null,
  strictness text collate "C" not null,
  characteristics jsonb not null,              -- [{of, quantity, accept, reject, measured, first_passed, outside}]; empty for other parties
  state text collate "C" not null,             -- open, passed, failed, overruled
  verdict text collate "C",                    -- passed, failed
  missing jsonb not null,                      -- [characteristic]
  usable numeric,
  dispositions jsonb not null,                 -- [{kind, quantity, at}]
  doubts jsonb not null,                       -- [{instrument, since, found}]
  begun_by text collate "C",
  decided_by text collate "C",
  reason text,
  begun_at timestamptz not null,
  decided_at timestamptz,
  instruments jsonb not null,                  -- [{instrument, last}]
  shown boolean not null,
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('inspection', 'inspections', null, null, 'owner'), shown_through('inspections');
create index on inspections (goods);
create index on inspections (owner, part, batch);
create index on inspections (owner, state);

-- Measured values: a row for each attempt. Rows never change. A grant of inspections opens them to others.
create table inspection_values (
  stream text collate "C" not null,
  item text collate "C" not null,
  owner text collate "C" not null,
  part text collate "C" not null,
  characteristic text collate "C" not null,
  piece text collate "C" not null,
  attempt int not null,
  value text,                                  -- a decimal with all digits that were entered
  text text,
  minimum text,
  maximum text,
  instrument text collate "C",
  verdict text collate "C" not null,
  plan_version int not null,
  person text collate "C",
  measured_at timestamptz not null,
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
);
select versioned('inspection', 'inspection_values', null, null, 'owner');
select shared('inspection_values', 'inspections', 'jsonb_build_array(part)', 'true');

-- Concessions, seen by both sides.
create table concessions (
  stream text collate "C" primary key,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  number text collate "C" not null,
  part text collate "C" not null,              -- the buyer's number; the next column: the supplier's
  supplier_part text collate "C" not null,
  batch text collate "C",
  characteristic text collate "C" not null,
  quantity numeric not null,
  unit text collate "C" not null,
  until date not null,
  reason text not null,
  state text collate "C" not null,             -- asked, granted, refused
  granted numeric,
  remaining numeric,
  answer text,
  asked_at timestamptz not null,
  answered_at timestamptz,
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('inspection', 'concessions', 'buyer', 'supplier', null);
