-- Who of the two desks, or the operator, looks after an alert; null while nobody said so.
alter table edi_alert add column taken_by text;
alter table edi_alert add column taken_at timestamptz;
