-- At which positions something changed of what the balances of a part are made of: a row for each event, part and party whose balance it may
-- change. What was read of a part stands until the next row.
create table part_change (
  viewer text collate "C" not null,
  part text collate "C" not null,              -- by whichever number it was named
  position bigint not null,
  source text collate "C" not null,
  site text collate "C",                       -- of what is its owner's alone
  other text collate "C" not null,             -- the partner's number of the part, where the event names both; else empty
  primary key (position, viewer, part, source, other)
);
create index on part_change (viewer, part, position);
create index on part_change (viewer, position);
create index on part_change (viewer, part, other) where other <> '';
alter table part_change enable row level security;
alter table part_change force row level security;
create policy writer on part_change to weft_writer using (true) with check (true);
create policy viewer on part_change for select to weft_viewer using (viewer = (select current_setting('weft.party', true)));
create policy auditor on part_change for select to weft_auditor using ((select current_setting('weft.party', true)) <> '');
grant select on part_change to weft_viewer, weft_auditor;

-- Which parts the lines of an order or a shipment named, ever: by it an order's other events are told which parts they are of, and the orders
-- of a part are found without reading all.
create table named_part (
  stream text collate "C" not null,
  line text collate "C" not null,
  position bigint not null,
  part text collate "C" not null,
  supplier_part text collate "C",
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  primary key (stream, line, position, part)
);
create index on named_part (buyer, part, stream);
create index on named_part (supplier, part, stream);
alter table named_part enable row level security;
alter table named_part force row level security;
create policy writer on named_part to weft_writer using (true) with check (true);
create policy buyer on named_part for select to weft_buyer using (buyer = (select current_setting('weft.party', true)));
create policy supplier on named_part for select to weft_supplier using (supplier = (select current_setting('weft.party', true)));
create policy auditor on named_part for select to weft_auditor using ((select current_setting('weft.party', true)) <> '');
grant select on named_part to weft_buyer, weft_supplier, weft_auditor;

-- What left of a part, open or not, and of an order.
create index on transit (supplier, part);
create index on transit (buyer, part);
create index on transit_past (supplier, part);
create index on transit_past (buyer, part);
create index on transit (purchase_order) where purchase_order is not null;
create index on transit_past (purchase_order) where purchase_order is not null;
