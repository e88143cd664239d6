-- Who sees the rows of an owner: asked for each step of the views while change streams are open.
create index on grants (giver) where item = 'to' and withdrawn_at is null;
