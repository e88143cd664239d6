-- Photos of inspected characteristics: a row for each, also after its erasure. A grant of inspections opens them to others.
create table inspection_photos (
  stream text collate "C" not null,
  item text collate "C" not null,              -- the digest
  owner text collate "C" not null,             -- the inspecting party
  part text collate "C" not null,              -- the inspecting party's number
  characteristic text collate "C" not null,
  piece text collate "C",
  sha256 text collate "C",
  media_type text collate "C" not null,
  bytes int not null,
  width int not null,
  height int not null,
  person text collate "C",
  at timestamptz not null,
  erased boolean not null,
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('inspection', 'inspection_photos', null, null, 'owner');
select shared('inspection_photos', 'inspections', 'jsonb_build_array(part)', 'true');
