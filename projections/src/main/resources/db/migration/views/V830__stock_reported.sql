-- Which stock report said the count that stands, and by which of its segments.
alter table stock add interchange text collate "C", add message text collate "C", add segment int;
alter table stock_past add interchange text collate "C", add message text collate "C", add segment int;
create index on stock (interchange) where interchange is not null;
create index on stock_past (interchange) where interchange is not null;
