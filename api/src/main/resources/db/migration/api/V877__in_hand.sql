-- Who of a company looks after a row of a list. Nobody else's business, nor history: what was done about it is.
create table in_hand (
  owner text collate "C" not null,             -- the party
  list text collate "C" not null,              -- such as orders
  item text collate "C" not null,              -- what names the row there
  taken_by text not null,
  taken_at timestamptz not null default clock_timestamp(),
  primary key (owner, list, item)
);
alter table in_hand enable row level security;
alter table in_hand force row level security;
create policy writer on in_hand to weft_writer using (true) with check (true);
create policy viewer on in_hand for select to weft_viewer using (owner = (select current_setting('weft.party', true)));
grant select on in_hand to weft_viewer;
create policy auditor on in_hand for select to weft_auditor using (owner = (select current_setting('weft.party', true)));
grant select on in_hand to weft_auditor;
