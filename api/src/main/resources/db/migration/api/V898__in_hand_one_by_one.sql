-- Takes rows in hand, all or none: how many a party may have is looked at while nobody else of it takes any. Two at once would each fit.
create function take_in_hand(by_owner text, of_list text, rows text[], person text, most int) returns boolean
language plpgsql set search_path = weft as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('in_hand:' || by_owner, 0));
  insert into in_hand as h (owner, list, item, taken_by)
  select by_owner, of_list, item, person from unnest(rows) as item
  where (select count(*) from in_hand o where o.owner = by_owner and not (o.list = of_list and o.item = any(rows)))
    + cardinality(rows) <= most
  on conflict (owner, list, item) do update
    set taken_by = excluded.taken_by,
        taken_at = case when h.taken_by = excluded.taken_by then h.taken_at else clock_timestamp() end;
  return found or cardinality(rows) = 0;
end
$$;
