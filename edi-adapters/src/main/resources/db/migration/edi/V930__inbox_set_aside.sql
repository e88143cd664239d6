-- How many tries in a row never came to an end, because the hub itself ended in them; and since when an interchange is tried no more.
alter table inbox add column unended int not null default 0;
alter table inbox add column set_aside_at timestamptz;        -- null: it was never set aside
create index on inbox (set_aside_at) where set_aside_at is not null and not concluded;
grant update (unended, set_aside_at) on inbox to weft_writer;
