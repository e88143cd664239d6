-- What an 842 says is wrong with a line; null of what was kept before it was read.
alter table document_line add column nonconformances jsonb;
