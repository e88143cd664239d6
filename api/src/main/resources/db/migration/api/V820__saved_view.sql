-- How a person likes to see a list: its filters, order, groups and columns under a name. Nobody else's business, nor history.
create table saved_view (
  id uuid primary key,
  owner text collate "C" not null,             -- the party
  member text collate "C" not null,
  screen text collate "C" not null,
  name text not null,
  query text not null,                         -- what stands behind the ? of the screen's address
  saved_at timestamptz not null default clock_timestamp(),
  unique (owner, member, screen, name)
);
alter table saved_view enable row level security;
alter table saved_view force row level security;
create policy writer on saved_view to weft_writer using (true) with check (true);
create policy viewer on saved_view for select to weft_viewer using (owner = (select current_setting('weft.party', true)));
grant select on saved_view to weft_viewer;
create policy auditor on saved_view for select to weft_auditor using (owner = (select current_setting('weft.party', true)));
grant select on saved_view to weft_auditor;
