-- Shipments whole, with what is still on its way of each line, and each receipt.
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
  line_count int not null,
  packages jsonb not null,
  gross_weight numeric,                        -- with its packages, in kilograms
  receipts jsonb not null,
  settlements jsonb not null default '[]',     -- what both sides say of the differences of receipts
  returns jsonb not null default '[]',
  to_settle_buyer int not null default 0,
  to_settle_supplier int not null default 0,
  unknown jsonb,                               -- names in the despatch advice that nobody knew when it came: [{what, name}]
  interchange text collate "C",                -- the message that announced it, and the one that cancelled or contradicts it
  message text collate "C",
  against_interchange text collate "C",
  against_message text collate "C",
  told_at timestamptz not null,
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('shipment', 'shipments', 'buyer', 'supplier', null);
-- Lists begin with the newest. A shipment that was received and never announced stands at the day on which it was first heard of.
alter table shipments add column day date not null generated always as (coalesce(shipped, (told_at at time zone 'UTC')::date)) stored;
alter table shipments_past add column day date not null generated always as (coalesce(shipped, (told_at at time zone 'UTC')::date)) stored;
create index on shipments (buyer, day, stream);
create index on shipments (supplier, day, stream);
create index on shipments (day, stream);
create index on shipments (buyer) where to_settle_buyer > 0;
create index on shipments (supplier) where to_settle_supplier > 0;
create index on shipments (interchange) where interchange is not null;
create index on shipments_past (interchange) where interchange is not null;
create index on shipments (against_interchange) where against_interchange is not null;
create index on shipments_past (against_interchange) where against_interchange is not null;

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
  partner_part text collate "C",               -- the supplier's number, where the shipment names it
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
select versioned('shipment', 'transit', 'buyer', 'supplier', null);
create index on transit (buyer, ship_to, part) where open > 0;
create index on transit (supplier, part) where open > 0;
-- Lines of shipments by their part or order, received ones included, now and at any moment.
create index on transit (buyer, part);
create index on transit (supplier, part);
create index on transit (partner_part) where partner_part is not null;
create index on transit (purchase_order) where purchase_order is not null;
create index on transit_past (buyer, part);
create index on transit_past (supplier, part);
create index on transit_past (partner_part) where partner_part is not null;
create index on transit_past (purchase_order) where purchase_order is not null;

create table receipts (
  stream text collate "C" not null,
  item text collate "C" not null,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  shipment_number text collate "C" not null,
  number text collate "C",
  received date not null,
  lines jsonb not null,
  line_count int not null,
  packages jsonb,                              -- which packages the receipt says came
  complete boolean not null,
  interchange text collate "C",
  message text collate "C",
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('shipment', 'receipts', 'buyer', 'supplier', null);
create index on receipts (interchange) where interchange is not null;
