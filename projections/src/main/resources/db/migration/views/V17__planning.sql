-- The work calendars of sites: one row for each site, seen by its party.
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

-- The partners' agreement on a part, seen by both; part is the buyer's number.
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
-- Lists show a partner's shared rows under the reader's own part numbers. That reader has the viewer role and no side; both sides of an agreement
-- may read both numbers.
create policy viewer on part_agreements for select to weft_viewer
  using (buyer = (select current_setting('weft.party', true)) or supplier = (select current_setting('weft.party', true)));
create policy viewer on part_agreements_past for select to weft_viewer
  using (buyer = (select current_setting('weft.party', true)) or supplier = (select current_setting('weft.party', true)));
grant select (stream, buyer, supplier, part, supplier_part, from_position) on part_agreements to weft_viewer;
grant select (stream, buyer, supplier, part, supplier_part, from_position, until_position) on part_agreements_past to weft_viewer;

-- Gross demand of a buyer's sites: one row per demand for its buyer (item -), and one for the supplier that it names (item: the supplier).
create table material_demands (
  stream text collate "C" not null,
  item text collate "C" not null,
  owner text collate "C" not null,             -- the party that sees the row
  buyer text collate "C" not null,
  supplier text collate "C",
  site text collate "C" not null,
  part text collate "C" not null,
  partner_part text collate "C",                 -- always null: at reading, the owner's number of a part that the reader numbers differently
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

-- One row per schedule for its supplier (item -), and one for each buyer that may see it (item: the buyer), with only that buyer's share.
create table production_schedules (
  stream text collate "C" not null,
  item text collate "C" not null,
  owner text collate "C" not null,             -- the party that sees the row
  supplier text collate "C" not null,
  site text collate "C" not null,              -- as the owner names it: another party's site is PARTY/SITE
  part text collate "C" not null,              -- the supplier's number
  partner_part text collate "C",                 -- always null: at reading, the owner's number of a part that the reader numbers differently
  unit text collate "C" not null,
  published int not null,
  published_at timestamptz not null,
  first_day date,
  last_day date,
  state text collate "C" not null,             -- ok, low, none
  buyers jsonb not null,
  lines jsonb not null,
  changes jsonb not null,                      -- the changes of the newest publication
  made jsonb not null,                         -- good and scrap output by day
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('production', 'production_schedules', null, null, 'owner');
select shared('production_schedules', 'output', 'jsonb_build_array(part)', 'item = ''-''');

-- One row per group for its supplier (item -), and one for each buyer that may see it (item: the buyer), without other buyers' parts.
create table capacity_groups (
  stream text collate "C" not null,
  item text collate "C" not null,
  owner text collate "C" not null,             -- the party that sees the row
  supplier text collate "C" not null,
  code text collate "C" not null,
  site text collate "C" not null,              -- as the owner names it: another party's site is PARTY/SITE
  names jsonb not null,
  unit text collate "C" not null,
  weeks jsonb not null,
  parts jsonb not null,
  loads jsonb not null,                        -- the parts again, to compute a reader's own load
  part_numbers jsonb not null,
  buyers jsonb not null,
  shown boolean not null,                      -- false once the group no longer names the buyer
  stated_at timestamptz not null,
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('capacity', 'capacity_groups', null, null, 'owner');
select shared('capacity_groups', 'capacity', 'part_numbers', 'item = ''-''');
