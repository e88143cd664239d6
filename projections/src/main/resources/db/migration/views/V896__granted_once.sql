-- An owner that lets a party see all of a kind opens all of its rows: that is found once for a query, where it was asked for each row. What is of
-- single parts, or in the past only from the grant on, is asked row by row, as before.
create function all_granted(kind text, in_past boolean, party text) returns text[]
language plpgsql stable set search_path = weft as $$
begin
  return array(
    select g.giver from grants g
    where g.owner = party and g.item = 'to' and g.what = kind and g.parts is null and g.withdrawn_at is null
      and (g.until is null or g.until >= current_date) and (g.past or not in_past));
end
$$;

create or replace function shared(t text, kind text, of_parts text, owned text) returns void language plpgsql as $$
declare
  past boolean;
  own text;
begin
  foreach past in array array[false, true] loop
    own := case when past then t || '_past' else t end;
    execute format('drop policy if exists viewer_granted on %I', own);
    execute format(
      'create policy viewer_granted on %I for select to weft_viewer using (%s and (owner = any ((select all_granted(%L, %L, current_setting(''weft.party'', true)))::text[])'
        || ' or granted(%L, owner, %s, %s, (select current_setting(''weft.party'', true)))))',
      own, owned, kind, past, kind, of_parts, case when past then 'until_position' else 'null' end);
  end loop;
end
$$;

select shared('production_schedules', 'output', 'jsonb_build_array(part)', 'item = ''-''');
select shared('capacity_groups', 'capacity', 'part_numbers', 'item = ''-''');
select shared('stock', 'stock', 'jsonb_build_array(part)', 'owner = holder');
select shared('material_demands', 'demand', 'jsonb_build_array(part)', 'item = ''-''');
