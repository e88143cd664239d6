-- What a list says of an order beside its state: what it is worth, of which parts it is, and on which day something is to come next. All of it follows
-- from the lines, so the row says it by itself: of orders placed before this was shown, and of what was before, too.

-- Worth, where a currency is told and every line that stands has its price; else nothing is said of it. Prices are for one unit.
create function order_value(lines jsonb, currency text) returns numeric language sql immutable parallel safe as $$
  select case when currency is not null and bool_and(l ->> 'price' is not null)
    then trim_scale(sum((l ->> 'price')::numeric * (l ->> 'quantity')::numeric)) end
  from jsonb_array_elements(lines) l where l ->> 'state' <> 'cancelled'
$$;

-- Of the lines that stand, or of all where the order was cancelled as a whole.
create function order_part_count(lines jsonb) returns int language sql immutable parallel safe as $$
  select count(distinct l ->> 'part')::int from jsonb_array_elements(lines) l
  where l ->> 'state' <> 'cancelled' or not exists (select from jsonb_array_elements(lines) o where o ->> 'state' <> 'cancelled')
$$;

-- The one part, by one side's number or the other's; nothing where there are several.
create function order_part(lines jsonb, number text) returns text language sql immutable parallel safe as $$
  select case when count(distinct l ->> 'part') = 1 and count(distinct l ->> number) = 1 then min(l ->> number) end
  from jsonb_array_elements(lines) l
  where l ->> 'state' <> 'cancelled' or not exists (select from jsonb_array_elements(lines) o where o ->> 'state' <> 'cancelled')
$$;

-- The first day of which not all was sent yet: as agreed, or as ordered where nothing is. A line that was refused or cancelled has none.
create function order_next_due(lines jsonb) returns date language sql immutable parallel safe as $$
  select min(d.day)
  from jsonb_array_elements(lines) l
  cross join lateral (
    select coalesce(sum((s ->> 'quantity')::numeric), 0) as sent
    from jsonb_array_elements(case when jsonb_typeof(l -> 'despatched') = 'array' then l -> 'despatched' else '[]' end) s
    where s ->> 'unit' = l ->> 'unit') s
  cross join lateral (
    select (p ->> 'date')::date as day, sum((p ->> 'quantity')::numeric) over (order by (p ->> 'date')::date, n) as until_then
    from jsonb_array_elements(case when jsonb_typeof(l -> 'confirmed') = 'array' then l -> 'confirmed' else l -> 'schedule' end) with ordinality t(p, n)) d
  where l ->> 'state' not in ('cancelled', 'refused') and d.until_then > s.sent
$$;

do $$
declare
  half text;
begin
  foreach half in array '{purchase_order,purchase_order_past}'::text[] loop
    execute format($f$
      alter table %I
        add column value numeric generated always as (order_value(lines, currency)) stored,
        add column part_count int generated always as (order_part_count(lines)) stored,
        add column part text generated always as (order_part(lines, 'part')) stored,
        add column supplier_part text generated always as (order_part(lines, 'supplierPart')) stored,
        add column next_due date generated always as (order_next_due(lines)) stored
    $f$, half);
  end loop;
end
$$;
