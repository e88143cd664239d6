-- Which database this is: hubs of one Axon Server must all have the same. A restored one stays what it was.
alter table history_origin add column database uuid not null default gen_random_uuid();
