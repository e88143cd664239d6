-- Which events each party may read: one row for each event and party.
create table history_entry (
  viewer text collate "C" not null,
  position bigint not null,
  stream text collate "C" not null,
  type text collate "C" not null,
  part text collate "C",
  first boolean not null,
  primary key (position, viewer)
);
create index on history_entry (viewer, position);
create index on history_entry (viewer, stream, position);
create index on history_entry (viewer, type, position);
create index on history_entry (viewer, part, position) where part is not null;
create index on history_entry (stream, position) where first;
create index on history_entry (type, position) where first;
create index on history_entry (part, position) where first and part is not null;
alter table history_entry enable row level security;
alter table history_entry force row level security;
create policy writer on history_entry to weft_writer using (true) with check (true);
create policy viewer on history_entry for select to weft_viewer using (viewer = (select current_setting('weft.party', true)));
create policy auditor on history_entry for select to weft_auditor using (first and (select current_setting('weft.party', true)) <> '');
grant select on history_entry to weft_viewer, weft_auditor;
