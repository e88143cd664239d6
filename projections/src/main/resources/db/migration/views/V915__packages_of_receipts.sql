-- Which packages a receipt says came.
alter table receipts add column packages jsonb;
alter table receipts_past add column packages jsonb;
