-- How an order is delivered and paid, and its texts; null of what was placed before they were read.
alter table purchase_order add column terms jsonb;
alter table purchase_order_past add column terms jsonb;
