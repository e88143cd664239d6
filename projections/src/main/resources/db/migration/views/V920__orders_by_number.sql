-- What shipments and schedules name of orders is found by it, in place of looking through all orders of a supplier.
create index on purchase_order (buyer, number);
create index on purchase_order_past (buyer, number);
