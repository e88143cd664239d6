-- Every channel that was agreed with a party, its pauses among them, and who said so and why; the last one is in force. Never changed.
create table channel_version (
  party text collate "C" not null,
  version bigint not null,                     -- 1 is the first word about it
  position bigint not null,
  agreed_at timestamptz not null,
  by_user text,                                -- the hub itself where neither is set
  by_client text,
  reason text,
  channel jsonb not null,
  primary key (party, version)
);
create index on channel_version (position);
create index channel_resumed on channel_version (party, version) where not (channel ->> 'paused')::boolean;

alter table channel_version enable row level security;
alter table channel_version force row level security;
create policy writer on channel_version to weft_writer using (true) with check (true);
create policy party on channel_version for select to weft_viewer using (party = (select current_setting('weft.party', true)));
create policy everyone on channel_version for select to weft_auditor, weft_operator using ((select current_setting('weft.party', true)) <> '');
grant select on channel_version to weft_viewer, weft_auditor, weft_operator;
