-- The last change of each source is looked up by itself, so that a release is found behind thousands of counts.
-- Indexes are found by what they are of: a view that was made anew may call them otherwise.
do $$
declare
  it regclass;
begin
  for it in
    select indexrelid::regclass from pg_index
    where indrelid = 'part_change'::regclass
      and pg_get_indexdef(indexrelid) ~ '\(viewer, (part, )?"position"\)$'
  loop
    execute 'drop index ' || it;
  end loop;
  -- Of shipments by their part there were two of each.
  for it in
    select distinct second.indexrelid::regclass
    from pg_index first join pg_index second on second.indrelid = first.indrelid and second.indexrelid > first.indexrelid
      and substring(pg_get_indexdef(second.indexrelid) from ' USING .*') = substring(pg_get_indexdef(first.indexrelid) from ' USING .*')
    where first.indrelid in ('transit'::regclass, 'transit_past'::regclass)
  loop
    execute 'drop index ' || it;
  end loop;
end
$$;
create index on part_change (viewer, part, source, position);
create index on part_change (viewer, source, position);
