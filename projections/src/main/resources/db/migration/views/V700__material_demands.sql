-- Gross demand of a buyer's sites: one row a demand for its buyer (item -), and one for the supplier that it names (item: the supplier).
create table material_demands (
  stream text collate "C" not null,
  item text collate "C" not null,
  owner text collate "C" not null,             -- whose row it is
  buyer text collate "C" not null,
  supplier text collate "C",
  site text collate "C" not null,
  part text collate "C" not null,
  unit text collate "C" not null,
  from_day date not null,
  until date not null,
  published_at timestamptz not null,
  lines jsonb not null,
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('material_demands', null, null, 'owner');
