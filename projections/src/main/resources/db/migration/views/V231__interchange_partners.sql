-- Whom the messages of an interchange concern beside its sender: its sender reads of all, each partner of itself alone.
alter table interchange add column partners jsonb not null default '[]';
alter table interchange_past add column partners jsonb not null default '[]';
