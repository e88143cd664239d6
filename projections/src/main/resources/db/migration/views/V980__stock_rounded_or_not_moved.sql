-- Since when a key's stock contains a rounded quantity, and what could not be moved there because no conversion to its unit is agreed. A count ends both.
alter table stock add column rounded_at timestamptz, add column not_moved jsonb;
alter table stock_past add column rounded_at timestamptz, add column not_moved jsonb;
create index on stock (owner, part) where not_moved is not null;
create index on stock_past (owner, part) where not_moved is not null;
