-- Stock: a row for each key that was ever counted or moved, and for each party that sees it: the holder and, if different, the owner of the
-- goods. The column owner names the viewer.
create table stock (
  stream text collate "C" not null,
  item text collate "C" not null,
  owner text collate "C" not null,
  holder text collate "C" not null,
  site text collate "C" not null,
  part text collate "C" not null,
  partner_part text collate "C",                 -- always null: at reading, the holder's number of a part that the owner numbers differently
  belongs_to text collate "C" not null,
  category text collate "C" not null,
  status text collate "C" not null,
  batch text collate "C",
  place text collate "C",
  quantity numeric not null,
  unit text collate "C" not null,
  counted_at timestamptz,
  changed_at timestamptz not null,
  interchange text collate "C",                -- the stock report with the count in force, and its segment
  message text collate "C",
  segment int,
  rounded_at timestamptz,                      -- since when the quantity includes a rounded quantity; null after a count
  not_moved jsonb,                             -- movements not booked because no conversion to the unit is agreed; null after a count
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('stock', 'stock', null, null, 'owner');
create index on stock (owner, part, site);
-- A grant opens the stock that its giver holds. Only their holder can open the giver's goods elsewhere.
select shared('stock', 'stock', 'jsonb_build_array(part)', 'owner = holder');
create index on stock (interchange) where interchange is not null;
create index on stock_past (interchange) where interchange is not null;
create index on stock (owner, part) where not_moved is not null;
create index on stock_past (owner, part) where not_moved is not null;
-- Finds issues from stock since a position, for the change feed. Without this index each step reads a stream's whole past.
create index on stock_past (stream, until_position);

-- Scans for documents such as delivery notes, and their reversals: a row for each movement that names a document. Rows never change.
create table scan (
  stream text collate "C" not null,
  number bigint not null,                      -- of its event in the stream; a reversal names it
  position bigint not null,
  owner text collate "C" not null,             -- the holder, who sees the row
  site text collate "C" not null,
  part text collate "C" not null,
  kind text collate "C" not null,
  document text collate "C" not null,
  label text collate "C",                      -- of the scanned package
  belongs_to text collate "C" not null,
  category text collate "C" not null,
  status text collate "C" not null,
  batch text collate "C",
  place text collate "C",
  quantity numeric not null,                   -- as reported; negative for issues
  unit text collate "C" not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  reverses bigint,                             -- the number of the movement that it reverses
  primary key (stream, number)
);
create index on scan (owner, document, position);
create unique index on scan (stream, reverses) where reverses is not null;
select guarded('scan'), seen_by('scan', 'viewer', 'owner'), seen_by_grant('scan', 'stock', '{owner}', 'position');

-- Stock reports that holders sent to partners, seen by both.
create table stock_reports (
  stream text collate "C" primary key,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  holder text collate "C" not null,            -- the partner that sent it
  number text collate "C" not null,
  issued date,
  sent_at timestamptz not null,
  as_of bigint not null,                       -- the position that the report describes
  lines jsonb not null,                        -- as in documents
  line_count int not null,
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('stock', 'stock_reports', 'buyer', 'supplier', null);

-- Consigned goods, in cumulative quantities: a row for each part, batch and unit, and for each of the two parties that see it.
create table consigned_stock (
  stream text collate "C" not null,
  item text collate "C" not null,
  owner text collate "C" not null,             -- the party that sees the row
  holder text collate "C" not null,
  belongs_to text collate "C" not null,
  site text collate "C" not null,
  part text collate "C" not null,
  partner_part text collate "C",                 -- always null: at reading, the holder's number of a part that the owner numbers differently
  batch text collate "C",
  unit text collate "C" not null,
  received numeric not null,
  consumed numeric not null,
  returned numeric not null,
  moved numeric not null,
  difference numeric not null,
  stands numeric not null,
  held jsonb not null,                         -- [{category, status, place, quantity}]
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('stock', 'consigned_stock', null, null, 'owner');
create index on consigned_stock (owner, holder, belongs_to, site);

-- The holder's consumption statements for billing, also a row for each of the two parties.
create table consumption_statements (
  stream text collate "C" not null,
  item text collate "C" not null,
  owner text collate "C" not null,             -- the party that sees the row
  holder text collate "C" not null,
  belongs_to text collate "C" not null,
  site text collate "C" not null,
  number integer not null,
  state text collate "C" not null,             -- stated, accepted, contested
  since timestamptz,
  stated_at timestamptz not null,
  decided_at timestamptz,
  reason text,
  lines jsonb not null,
  line_count int not null,
  up_to bigint not null,
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('consumption', 'consumption_statements', null, null, 'owner');
create index on consumption_statements (owner, stated_at desc);
