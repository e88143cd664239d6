-- What a document does to an earlier one of its number; null, an original, of what was kept before it was read.
alter table document add column function text collate "C";
-- Each quantity of a stock report, where the line's own does not say it all.
alter table document_line add column stocks jsonb;
