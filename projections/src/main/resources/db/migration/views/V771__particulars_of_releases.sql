-- What a release or call-off says of its part beside quantities; null of what came before it was kept.
alter table schedule_release add column particulars jsonb;
