-- One row for each picking of a supplier. It moves no stock; its shipment does.
create table pickings (
  stream text collate "C" primary key,
  owner text collate "C" not null,
  site text collate "C" not null,
  number text collate "C" not null,
  shipment text collate "C",                   -- the number of its despatch
  state text collate "C" not null,             -- open, closed
  lines jsonb not null,                        -- [{line, part, quantity, unit, batch, location, picked, complete, wrong}]
  line_count int not null,
  complete_lines int not null,
  wrong_scans jsonb not null,                  -- [{line, expected, scanned, quantity, at}]
  marks jsonb not null,                        -- every scan: [{at, wrong, complete, person}]
  opened_at timestamptz not null,
  last_scan_at timestamptz,
  closed_at timestamptz,
  reason text,
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('picking', 'pickings', null, null, 'owner');
create index on pickings (owner, site, state);
create index on pickings (owner, site, last_scan_at);
