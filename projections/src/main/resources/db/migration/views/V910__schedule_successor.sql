-- The stream of the schedule that goes on with one that is named otherwise from some day on.
alter table delivery_schedule add column successor text collate "C";
alter table delivery_schedule_past add column successor text collate "C";
create index on delivery_schedule (successor) where successor is not null;
