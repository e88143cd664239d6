-- When goods were received, and what a line of a receipt advice says came; null of what was kept before.
alter table document add column received date;
alter table document_line add column received jsonb;
