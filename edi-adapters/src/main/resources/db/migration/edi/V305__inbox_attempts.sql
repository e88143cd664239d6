-- How often a stopped interchange was gone on with, and when the next time is: one that always fails must end.
alter table inbox add column attempts int not null default 0;
alter table inbox add column next_attempt_at timestamptz;     -- null: at once
