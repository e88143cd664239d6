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
-- Stock, plans and agreements are of one part, too, by which the history finds their events.
create function decoded(segment text) returns text language sql immutable as $$
  select convert_from(decode(string_agg(case when length(m[1]) = 3 then substr(m[1], 2) else encode(convert_to(m[1], 'UTF8'), 'hex') end, '' order by n), 'hex'), 'UTF8')
  from regexp_matches(segment, '(%[0-9A-Fa-f]{2}|.)', 'g') with ordinality r(m, n)
$$;
alter table history_entry no force row level security;
update history_entry set part = decoded(split_part(stream, ':', 4))
where part is null and (stream like 'Stock:%' or stream like 'ProductionSchedule:%' or stream like 'PartAgreement:%');
alter table history_entry force row level security;
drop function decoded(text);
