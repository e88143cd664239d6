-- Stock: a row for each key that was ever counted or moved, and for each party that sees it: its holder (column owner is the viewer), and whose
-- goods they are where that is another.
create table stock (
  stream text collate "C" not null,
  item text collate "C" not null,
  owner text collate "C" not null,
  holder text collate "C" not null,
  site text collate "C" not null,
  part text collate "C" not null,
  belongs_to text collate "C" not null,
  category text collate "C" not null,
  status text collate "C" not null,
  batch text collate "C",
  place text collate "C",
  quantity numeric not null,
  unit text collate "C" not null,
  counted_at timestamptz,
  changed_at timestamptz not null,
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('stock', null, null, 'owner');
create index on stock (owner, part, site);
