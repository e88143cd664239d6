-- Shipments with the quantity in transit of each line, and with each receipt.
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
  gross_weight numeric,                        -- in kilograms, including packages
  receipts jsonb not null,
  settlements jsonb not null default '[]',     -- both sides' proposals about differences of receipts
  returns jsonb not null default '[]',
  to_settle_buyer int not null default 0,
  to_settle_supplier int not null default 0,
  unknown jsonb,                               -- names in the despatch advice that were unknown on arrival: [{what, name}]
  interchange text collate "C",                -- the announcing message; the next column: the cancelling or contradicting one
  message text collate "C",
  against_interchange text collate "C",
  against_message text collate "C",
  told_at timestamptz not null,
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('shipment', 'shipments', 'buyer', 'supplier', null);
-- Lists show the newest shipments first. A shipment that was received but never announced has the day on which the hub first knew it.
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
  partner_part text collate "C",               -- the supplier's number, if the shipment names it
  unit text collate "C" not null,
  batch text collate "C",
  purchase_order text collate "C",
  agreement text collate "C",
  sent numeric not null,
  received numeric not null,
  open numeric not null,
  returned numeric not null,
  state text collate "C" not null,
  told_at timestamptz not null,
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('shipment', 'transit', 'buyer', 'supplier', null);
create index on transit (buyer, ship_to, part) where open > 0;
create index on transit (supplier, part) where open > 0;
-- Lines of shipments by part or order, including received lines, now and at any past moment.
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
  packages jsonb,                              -- the packages that the receipt names as received
  complete boolean not null,
  interchange text collate "C",
  message text collate "C",
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('shipment', 'receipts', 'buyer', 'supplier', null);
-- A receipt tells of one event: an auditor sees those recorded since the beginning of its grant.
drop policy auditor on receipts;
drop policy auditor on receipts_past;
select seen_by_grant(t, 'shipment', '{buyer,supplier}', 'from_position') from unnest('{receipts,receipts_past}'::text[]) t;
create index on receipts (interchange) where interchange is not null;
