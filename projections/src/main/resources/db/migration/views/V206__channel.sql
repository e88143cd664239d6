-- How files come from a party and go to it; its own business, and the operator's.
create table channel (
  party text collate "C" primary key,
  channel jsonb not null
);
create unique index channel_as2 on channel ((channel -> 'as2' ->> 'id'));

alter table channel enable row level security;
alter table channel force row level security;
create policy writer on channel to weft_writer using (true) with check (true);
create policy party on channel for select to weft_viewer using (party = (select current_setting('weft.party', true)));
create policy everyone on channel for select to weft_auditor, weft_operator using ((select current_setting('weft.party', true)) <> '');
grant select on channel to weft_viewer, weft_auditor, weft_operator;
