-- What a despatch named that nobody knew when it was told: [{what, name}]. Of shipments that were told before this was noted nothing is said.
alter table shipments add column unknown jsonb;
alter table shipments_past add column unknown jsonb;

-- An order is also found by the supplier's own number of its parts.
create index on named_part (supplier, supplier_part) where supplier_part is not null;
