-- A despatch advice tells several orders, and waits for those that are not placed yet; meanwhile it is kept, or told the
-- others already.
alter table held_message add column awaits_orders text[] collate "C" not null default '{}';  -- their numbers
update held_message set awaits_orders = array[awaits_order] where awaits_order is not null;
alter table held_message drop column awaits_order;
alter table held_message add column held boolean not null default true;  -- nothing of it took effect yet
create index on held_message using gin (awaits_orders);
