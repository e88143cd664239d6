-- Shipments whole, their lines with what is still on its way, and each receipt.
create table shipments (
  stream text collate "C" primary key,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  number text collate "C" not null,
  year int not null,
  ship_from text collate "C",
  ship_to text collate "C",
  shipped date,
  arrives date,
  state text collate "C" not null,
  contradiction text collate "C",
  lines jsonb not null,
  packages jsonb not null,
  receipts jsonb not null,
  told_at timestamptz not null,
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('shipments', 'buyer', 'supplier', null);

create table transit (
  stream text collate "C" not null,
  item text collate "C" not null,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  number text collate "C" not null,
  ship_from text collate "C",
  ship_to text collate "C",
  shipped date,
  arrives date,
  part text collate "C" not null,
  unit text collate "C" not null,
  batch text collate "C",
  purchase_order text collate "C",
  agreement text collate "C",
  sent numeric not null,
  received numeric not null,
  open numeric not null,
  state text collate "C" not null,
  told_at timestamptz not null,
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('transit', 'buyer', 'supplier', null);
create index on transit (buyer, ship_to, part) where open > 0;
create index on transit (supplier, part) where open > 0;

create table receipts (
  stream text collate "C" not null,
  item text collate "C" not null,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  shipment_number text collate "C" not null,
  number text collate "C",
  received date not null,
  lines jsonb not null,
  complete boolean not null,
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('receipts', 'buyer', 'supplier', null);
