-- How much of a changed or gone line was received in between; of what changed before this was kept, nothing.
alter table call_off_change add column received numeric;
