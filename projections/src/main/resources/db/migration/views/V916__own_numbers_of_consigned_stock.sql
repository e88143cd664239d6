-- Goods that lie with another are told to their owner in its own part numbers, here as in its stock. Never kept: it is what the holder calls the part.
alter table consigned_stock add column partner_part text collate "C";
alter table consigned_stock_past add column partner_part text collate "C";
