-- Which hub fetches from partners' SFTP servers; the one row is another's once its time is over.
create table sftp_fetching (
  single boolean primary key default true check (single),
  hub uuid not null,
  until timestamptz not null
);
alter table sftp_fetching enable row level security;
alter table sftp_fetching force row level security;
create policy writer on sftp_fetching to weft_writer using (true) with check (true);
