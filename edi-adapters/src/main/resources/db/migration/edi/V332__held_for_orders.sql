-- A supplier's answer may wait for the order that it answers.
alter table held_message add column awaits_order text collate "C";  -- its number; null: no order is waited for
create index on held_message (awaits_order) where awaits_order is not null;
