-- What either side said that a release did to the buyer's count of what it has received; the last one stands.
create table count_ruling (
  schedule_no bigint not null,
  position bigint not null,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  recorded_at timestamptz not null,
  side text collate "C" not null check (side in ('buyer', 'supplier')),
  release text not null,
  call_off boolean not null,
  change text collate "C" not null check (change in ('begins-anew', 'corrected')),
  counted_from numeric not null,
  counted_to numeric not null,
  primary key (schedule_no, position)
);
alter table count_ruling enable row level security;
alter table count_ruling force row level security;
create policy writer on count_ruling to weft_writer using (true) with check (true);
create policy buyer on count_ruling for select to weft_buyer using (buyer = (select current_setting('weft.party', true)));
create policy supplier on count_ruling for select to weft_supplier using (supplier = (select current_setting('weft.party', true)));
create policy auditor on count_ruling for select to weft_auditor using ((select current_setting('weft.party', true)) <> '');
grant select on count_ruling to weft_buyer, weft_supplier, weft_auditor;
