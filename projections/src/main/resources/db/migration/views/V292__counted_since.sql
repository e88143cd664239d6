-- The day from which the buyer counts what it received, where it says so.
alter table schedule_release add column received_since date;
