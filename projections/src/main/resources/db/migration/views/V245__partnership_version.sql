-- Every profile a partnership ever agreed on, and who said so and why; the last one is in force. Never changed.
create table partnership_version (
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  version bigint not null,                     -- 1 is the introduction
  position bigint not null,
  agreed_at timestamptz not null,
  by_party text collate "C" not null,
  by_user text,
  by_client text,
  via text collate "C" not null,               -- hub, portal, request
  reason text,
  profile jsonb not null,
  primary key (buyer, supplier, version)
);
create index on partnership_version (supplier, buyer, version);
create index on partnership_version (position);

alter table partnership_version enable row level security;
alter table partnership_version force row level security;
create policy writer on partnership_version to weft_writer using (true) with check (true);
create policy party on partnership_version for select to weft_viewer
  using (buyer = (select current_setting('weft.party', true)) or supplier = (select current_setting('weft.party', true)));
create policy everyone on partnership_version for select to weft_auditor, weft_operator using ((select current_setting('weft.party', true)) <> '');
grant select on partnership_version to weft_viewer, weft_auditor, weft_operator;
