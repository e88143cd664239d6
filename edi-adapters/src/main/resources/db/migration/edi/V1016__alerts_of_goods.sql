-- Alerts about goods and counts are about no interchange: they name a stream, and say their sentence themselves.
alter table edi_alert add column about text collate "C";   -- the stream; null of an interchange or a certificate
alter table edi_alert add column text_en text;             -- null: the kind says it
alter table edi_alert add column text_zh text;
create index edi_alert_about on edi_alert (about) where about is not null and ended_at is null;
