-- The first ten parts of an order, for lists: those of the lines that stand, or of all where it was cancelled as a whole, in the order of the lines. The
-- first line of a part says the other side's number. Kept with the row, like what else lists say of an order, so that a list of 100,000 reads no lines.
create function order_parts(lines jsonb, number text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(p.named order by p.place), '{}') from (
    select min(t.place) as place, (array_agg(t.l ->> number order by t.place))[1] as named
    from jsonb_array_elements(lines) with ordinality t(l, place)
    where t.l ->> 'state' <> 'cancelled' or not exists (select from jsonb_array_elements(lines) o where o ->> 'state' <> 'cancelled')
    group by t.l ->> 'part' order by 1 limit 10) p
$$;

alter table purchase_order
  add column parts text[] generated always as (order_parts(lines, 'part')) stored,
  add column supplier_parts text[] generated always as (order_parts(lines, 'supplier_part')) stored;
alter table purchase_order_past
  add column parts text[] generated always as (order_parts(lines, 'part')) stored,
  add column supplier_parts text[] generated always as (order_parts(lines, 'supplier_part')) stored;
