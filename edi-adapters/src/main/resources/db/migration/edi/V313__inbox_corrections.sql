-- An interchange in which somebody put a message right stands beside the one that arrived, which never changes.
alter table inbox add column corrects uuid references inbox;  -- the one that arrived; null: this is one that arrived
alter table inbox add column corrected_message int;           -- which message of it was put right, from 1
alter table inbox add column corrected_by text;               -- user or client
alter table inbox add column correction_reason text;
create index inbox_corrections on inbox (corrects) where corrects is not null;

-- Messages that wait until their partners, or the partnership between them, are known.
create table held_message (
  interchange uuid not null,
  message int not null,
  held_no bigint generated always as identity unique,  -- the order in which they came to be held
  owner text collate "C" not null,             -- who sent it
  partner text collate "C",                    -- whom it concerns; null where that could not be made out
  primary key (interchange, message)
);
create index on held_message (owner, held_no);

alter table held_message enable row level security;
alter table held_message force row level security;
create policy writer on held_message to weft_writer using (true) with check (true);
