-- What a document does to an earlier one of its number; of what was kept before this was read, nothing.
alter table document add column function text collate "C" not null default 'original';
-- Each quantity of a stock report, where the line's own does not say it all.
alter table document_line add column stocks jsonb;
