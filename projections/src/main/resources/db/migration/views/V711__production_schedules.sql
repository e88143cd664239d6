-- One row a schedule for its supplier (item -), and one for each buyer that it was shown to (item: the buyer), with that buyer's share alone.
create table production_schedules (
  stream text collate "C" not null,
  item text collate "C" not null,
  owner text collate "C" not null,             -- whose row it is
  supplier text collate "C" not null,
  site text collate "C" not null,              -- in the owner's words: another party's is PARTY/SITE
  part text collate "C" not null,              -- the supplier's number
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
select versioned('production_schedules', null, null, 'owner');
select shared('production_schedules', 'output', 'jsonb_build_array(part)', 'item = ''-''');
