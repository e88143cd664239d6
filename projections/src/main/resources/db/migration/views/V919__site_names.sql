-- What else sites are called, from each registration and each agreed profile on: what was told under a GLN before its site was registered is
-- found under the site, as of any position. A party's own names have no supplier; a name that two agreed upon has. Each set begins with a row
-- without a name, and takes the place of the one before; so does each change, once more without a party, for all to see that something changed.
create table site_name (
  party text collate "C" not null,
  supplier text collate "C" not null,
  name text collate "C" not null,
  code text collate "C" not null,
  position bigint not null,
  primary key (position, party, supplier, name)
);
create index on site_name (party, supplier, position);
create index on site_name (supplier, party) where supplier <> '';
alter table site_name enable row level security;
alter table site_name force row level security;
create policy writer on site_name to weft_writer using (true) with check (true);
-- one's own, and those of whom one sells to
create policy buyer on partnership for select to weft_buyer using (buyer = (select current_setting('weft.party', true)));
create policy supplier on partnership for select to weft_supplier using (supplier = (select current_setting('weft.party', true)));
grant select (buyer, supplier) on partnership to weft_buyer, weft_supplier;
-- The table is found by name when it is asked: another view's, of which a rebuilt one takes the place by name.
create function buys_from_reader(code text) returns boolean language plpgsql stable set search_path = weft as $$
begin
  return exists (select from partnership p where p.buyer = code);
end
$$;
create policy buyer on site_name for select to weft_buyer using (party = (select current_setting('weft.party', true)));
create policy party on site_name for select to weft_viewer, weft_supplier
  using (party = '' or party = (select current_setting('weft.party', true)) or supplier = (select current_setting('weft.party', true))
    or (supplier = '' and buys_from_reader(party)));
create policy auditor on site_name for select to weft_auditor using ((select current_setting('weft.party', true)) <> '');
grant select on site_name to weft_buyer, weft_supplier, weft_viewer, weft_auditor;
