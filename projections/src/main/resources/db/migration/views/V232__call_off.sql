-- Which call-off a line comes from, null where it is the forecast's; and what came into force: a forecast's release or a call-off.
alter table call_off_line add column call_off text collate "C";
alter table call_off_line_past add column call_off text collate "C";
alter table schedule_release add column kind text collate "C" not null default 'forecast';
