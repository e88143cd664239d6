-- One row for each version of a supplier's parameter sheet.
create table parameter_sheets (
  stream text collate "C" not null,
  item text collate "C" not null,              -- the version, in five digits
  owner text collate "C" not null,
  code text collate "C" not null,
  part text collate "C" not null,              -- the supplier's number
  steps jsonb not null,                        -- [{step, names, machine, tool, parameters: [{name, unit, nominal, minimum, maximum}]}]
  published_at timestamptz not null,
  current boolean not null,                    -- false once a later version replaced it
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('manufacturing', 'parameter_sheets', null, null, 'owner');
create index on parameter_sheets (owner, part) where current;

-- One row for each work order. A buyer reads those of goods for it, by a grant of production.
create table work_orders (
  stream text collate "C" primary key,
  owner text collate "C" not null,
  supplier text collate "C" not null,
  site text collate "C" not null,              -- the supplier's
  number text collate "C" not null,
  part text collate "C" not null,              -- the supplier's number
  partner_part text collate "C",               -- always null: at reading, the supplier's number of a part that the reader numbers differently
  quantity numeric not null,
  unit text collate "C" not null,
  state text collate "C" not null,             -- released, started, closed
  good numeric not null,                       -- of the last step
  scrap numeric not null,                      -- of all steps
  buyer text collate "C",                      -- for whom the goods are; null where no order asks for them
  purchase_order text collate "C",             -- the stream of the order
  delivery_schedule text collate "C",                   -- the stream of the delivery schedule
  order_number text collate "C",               -- of the order, or of the schedule's agreement
  order_line text collate "C",
  parameter_sheet text collate "C",                      -- the stream of the parameter sheet; the next columns: its code and version
  sheet_code text collate "C",
  sheet_version int,
  steps jsonb not null,                        -- [{step, names, inspection, machine, passedOn, unreported, good, scrap, openRework, beyond, entries}]
  starts jsonb not null,                       -- [{number, step, machine, person, parameters, override, at}]
  reports jsonb not null,                      -- [{number, step, from, until, good, scrap, rework, fromRework, cause, batch, inputs, person, corrections, at}]
  machines jsonb not null,                     -- those to which a step is dispatched, and those that worked on it
  batches jsonb not null,                      -- the numbers of the batches that it made
  first_tried numeric not null,                -- what was reported at the first attempt; the next column: how much of it was good
  first_good numeric not null,
  begin_on date,
  due date,
  released_at timestamptz not null,
  closed_at timestamptz,
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('manufacturing', 'work_orders', null, null, 'owner');
select shared('work_orders', 'production', 'jsonb_build_array(part)', 'buyer = (select current_setting(''weft.party'', true))');
create index on work_orders (owner, site, state);
create index on work_orders (owner, part);
create index on work_orders (order_number) where order_number is not null;
create index on work_orders (parameter_sheet) where parameter_sheet is not null;
