-- Both sides of a balance count by the same profile and the same signed openings, as of any position.
create policy buyer on partnership_version for select to weft_buyer using (buyer = (select current_setting('weft.party', true)));
create policy supplier on partnership_version for select to weft_supplier using (supplier = (select current_setting('weft.party', true)));
grant select (buyer, supplier, version, position, profile) on partnership_version to weft_buyer, weft_supplier;
create policy viewer on opening_cumulatives for select to weft_viewer
  using ((select current_setting('weft.party', true)) in (buyer, supplier));
create policy viewer on opening_cumulatives_past for select to weft_viewer
  using ((select current_setting('weft.party', true)) in (buyer, supplier));
grant select (buyer, supplier, from_position) on opening_cumulatives, opening_cumulatives_past to weft_viewer;
