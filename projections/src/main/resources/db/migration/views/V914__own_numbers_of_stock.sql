-- Goods that another holds are told to their owner in its own part numbers, key by key, too. Never kept: it is what the holder calls the part.
alter table stock add column partner_part text collate "C";
alter table stock_past add column partner_part text collate "C";
