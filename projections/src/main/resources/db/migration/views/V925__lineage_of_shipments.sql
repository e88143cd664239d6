-- The message that cancelled a shipment or contradicts it, and what leads from an interchange to what it said was sent and received.
alter table shipments add against_interchange text collate "C", add against_message text collate "C";
alter table shipments_past add against_interchange text collate "C", add against_message text collate "C";
create index on shipments (interchange) where interchange is not null;
create index on shipments_past (interchange) where interchange is not null;
create index on shipments (against_interchange) where against_interchange is not null;
create index on shipments_past (against_interchange) where against_interchange is not null;
create index on receipts (interchange) where interchange is not null;
