-- The packages that a line of a despatch advice is in; null of what was kept before they were read.
alter table document_line add column packages jsonb;
