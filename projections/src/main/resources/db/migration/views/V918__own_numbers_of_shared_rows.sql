-- What a partner shows of its plans and demands is told in the reader's own part numbers, in lists, by id and in the change feed. Whoever looks
-- there looks as itself and from no side, and both numbers are known to either side of an agreement.
create policy viewer on part_agreements for select to weft_viewer
  using (buyer = (select current_setting('weft.party', true)) or supplier = (select current_setting('weft.party', true)));
create policy viewer on part_agreements_past for select to weft_viewer
  using (buyer = (select current_setting('weft.party', true)) or supplier = (select current_setting('weft.party', true)));
grant select (stream, buyer, supplier, part, supplier_part, from_position) on part_agreements to weft_viewer;
grant select (stream, buyer, supplier, part, supplier_part, from_position, until_position) on part_agreements_past to weft_viewer;
-- Never kept: it is what the owner calls the part that the reader calls otherwise.
alter table material_demands add column partner_part text collate "C";
alter table material_demands_past add column partner_part text collate "C";
alter table production_schedules add column partner_part text collate "C";
alter table production_schedules_past add column partner_part text collate "C";
