-- Whether the schedule that goes on with one is a schedule of its own, which took its place.
alter table delivery_schedule add column replaced boolean not null default false;
alter table delivery_schedule_past add column replaced boolean not null default false;
