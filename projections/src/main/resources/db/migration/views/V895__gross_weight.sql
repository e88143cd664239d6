-- What a shipment weighs with its packages, in kilograms. Nobody could say it until now.
alter table shipments add gross_weight numeric;
alter table shipments_past add gross_weight numeric;
