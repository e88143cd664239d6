-- Changes of a log's keys are events of the history now. evidence_key keeps the keys that the log began with.
drop table evidence_key_change;
delete from evidence_key where change > 0;
alter table evidence_key drop column change;
