-- When sites work: one row for each site, seen by its party.
create table calendars (
  stream text collate "C" primary key,
  owner text collate "C" not null,
  site text collate "C" not null,
  time_zone text not null,
  week jsonb not null,
  exceptions jsonb not null,
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('calendar', 'calendars', null, null, 'owner');

-- What partners agree on for a part, seen by both; part is the buyer's number.
create table part_agreements (
  stream text collate "C" primary key,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  part text collate "C" not null,
  supplier_part text collate "C" not null,
  terms jsonb not null,
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('parts', 'part_agreements', 'buyer', 'supplier', null);
create index on part_agreements (supplier, supplier_part);
create index on part_agreements (buyer, part);
create index on part_agreements_past (supplier, supplier_part);
create index on part_agreements_past (buyer, part);
-- Rows that a partner shows are listed under the reader's own part numbers. Such a reader looks as itself and from no side, and either side of an
-- agreement knows both numbers.
create policy viewer on part_agreements for select to weft_viewer
  using (buyer = (select current_setting('weft.party', true)) or supplier = (select current_setting('weft.party', true)));
create policy viewer on part_agreements_past for select to weft_viewer
  using (buyer = (select current_setting('weft.party', true)) or supplier = (select current_setting('weft.party', true)));
grant select (stream, buyer, supplier, part, supplier_part, from_position) on part_agreements to weft_viewer;
grant select (stream, buyer, supplier, part, supplier_part, from_position, until_position) on part_agreements_past to weft_viewer;

-- Gross demand of a buyer's sites: one row a demand for its buyer (item -), and one for the supplier that it names (item: the supplier).
create table material_demands (
  stream text collate "C" not null,
  item text collate "C" not null,
  owner text collate "C" not null,             -- whose row it is
  buyer text collate "C" not null,
  supplier text collate "C",
  site text collate "C" not null,
  part text collate "C" not null,
  partner_part text collate "C",                 -- never kept: what the owner calls the part that the reader calls otherwise
  unit text collate "C" not null,
  from_day date not null,
  until date not null,
  published_at timestamptz not null,
  lines jsonb not null,
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('material', 'material_demands', null, null, 'owner');
select shared('material_demands', 'demand', 'jsonb_build_array(part)', 'item = ''-''');

-- One row a schedule for its supplier (item -), and one for each buyer that it was shown to (item: the buyer), with that buyer's share alone.
create table production_schedules (
  stream text collate "C" not null,
  item text collate "C" not null,
  owner text collate "C" not null,             -- whose row it is
  supplier text collate "C" not null,
  site text collate "C" not null,              -- in the owner's words: another party's is PARTY/SITE
  part text collate "C" not null,              -- the supplier's number
  partner_part text collate "C",                 -- never kept: what the owner calls the part that the reader calls otherwise
  unit text collate "C" not null,
  published int not null,
  published_at timestamptz not null,
  first_day date,
  last_day date,
  state text collate "C" not null,             -- ok, low, none
  buyers jsonb not null,
  lines jsonb not null,
  changes jsonb not null,                      -- what the newest publication changed
  made jsonb not null,                         -- good and scrap of each day
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('production', 'production_schedules', null, null, 'owner');
select shared('production_schedules', 'output', 'jsonb_build_array(part)', 'item = ''-''');

-- One row a group for its supplier (item -), and one for each buyer that it was shown to (item: the buyer), without the others' parts.
create table capacity_groups (
  stream text collate "C" not null,
  item text collate "C" not null,
  owner text collate "C" not null,             -- whose row it is
  supplier text collate "C" not null,
  code text collate "C" not null,
  site text collate "C" not null,              -- in the owner's words: another party's is PARTY/SITE
  names jsonb not null,
  unit text collate "C" not null,
  weeks jsonb not null,
  parts jsonb not null,
  loads jsonb not null,                        -- the parts again, to work out a reader's own load
  part_numbers jsonb not null,
  buyers jsonb not null,
  shown boolean not null,                      -- false once a buyer is not named any more
  stated_at timestamptz not null,
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('capacity', 'capacity_groups', null, null, 'owner');
select shared('capacity_groups', 'capacity', 'part_numbers', 'item = ''-''');
