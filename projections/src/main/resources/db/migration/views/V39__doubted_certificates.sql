-- Which certificates rest on an inspection that was overruled to failed, or for which an instrument out of tolerance measured. A customer does not
-- see the inspection's instruments, persons and values: the function answers yes or no, and therefore has the owner's rights.
create policy owner on inspections for select to weft_owner using (item = '-');
create policy owner on inspections_past for select to weft_owner using (item = '-');
create function certificates_doubted(ids text[], inspected text[], at bigint) returns setof text
language plpgsql stable security definer set search_path = weft as $$
begin
  return query
    select distinct c.id from unnest(certificates_doubted.ids, certificates_doubted.inspected) c (id, inspection)
    join lateral (
      select i.verdict, i.doubts from inspections i
      where i.stream = c.inspection and i.item = '-' and (certificates_doubted.at is null or i.from_position <= certificates_doubted.at)
      union all
      select i.verdict, i.doubts from inspections_past i
      where i.stream = c.inspection and i.item = '-' and i.from_position <= certificates_doubted.at and i.until_position > certificates_doubted.at
    ) i on i.verdict = 'failed' or jsonb_array_length(i.doubts) > 0;
end
$$;
