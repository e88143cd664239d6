-- Gross demand of a buyer's sites: one row for each part, site and supplier.
create table material_demands (
  stream text collate "C" primary key,
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
  from_position bigint not null
) with (fillfactor = 90);
select versioned('material_demands', 'buyer', 'supplier', null);
