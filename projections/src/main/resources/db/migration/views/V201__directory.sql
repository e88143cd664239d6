create table organization (
  code text collate "C" primary key,
  name_en text not null,
  name_zh text not null,
  gln text collate "C",
  sites jsonb not null
);
create unique index organization_gln on organization (gln);

create table partnership (
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  profile jsonb not null,
  primary key (buyer, supplier)
);
create index partnership_supplier on partnership (supplier, buyer);

alter table organization enable row level security;
alter table organization force row level security;
alter table partnership enable row level security;
alter table partnership force row level security;
create policy writer on organization to weft_writer using (true) with check (true);
create policy writer on partnership to weft_writer using (true) with check (true);
create policy party on partnership for select to weft_viewer
  using (buyer = (select current_setting('weft.party', true)) or supplier = (select current_setting('weft.party', true)));
-- oneself, and those one works with
create policy party on organization for select to weft_viewer
  using (code = (select current_setting('weft.party', true))
    or code in (select buyer from partnership union all select supplier from partnership));
create policy everyone on partnership for select to weft_auditor, weft_operator using ((select current_setting('weft.party', true)) <> '');
create policy everyone on organization for select to weft_auditor, weft_operator using ((select current_setting('weft.party', true)) <> '');
grant select on organization, partnership to weft_viewer, weft_auditor, weft_operator;
