-- Shipments are listed by the day on which they were sent, the newest first. One that was received and never announced stands at the day on which it was
-- first heard of.
alter table shipments add column day date not null generated always as (coalesce(shipped, (told_at at time zone 'UTC')::date)) stored;
alter table shipments_past add column day date not null generated always as (coalesce(shipped, (told_at at time zone 'UTC')::date)) stored;
create index on shipments (buyer, day, stream);
create index on shipments (supplier, day, stream);
create index on shipments (day, stream);
