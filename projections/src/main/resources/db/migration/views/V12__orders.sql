-- Generated columns hold the values that lists derive from an order's lines, so that a list of 100,000 orders reads no lines.

-- The value of an order; null if it names no currency or a line that is not cancelled has no price. Prices are per unit.
create function order_value(lines jsonb, currency text) returns numeric language sql immutable parallel safe as $$
  select case when currency is not null and bool_and(l ->> 'price' is not null)
    then trim_scale(sum((l ->> 'price')::numeric * (l ->> 'quantity')::numeric)) end
  from jsonb_array_elements(lines) l where l ->> 'state' <> 'cancelled'
$$;

-- The number of distinct parts of the lines that are not cancelled, or of all lines if all are cancelled.
create function order_part_count(lines jsonb) returns int language sql immutable parallel safe as $$
  select count(distinct l ->> 'part')::int from jsonb_array_elements(lines) l
  where l ->> 'state' <> 'cancelled' or not exists (select from jsonb_array_elements(lines) o where o ->> 'state' <> 'cancelled')
$$;

-- The single part, by one side's number; null for several.
create function order_part(lines jsonb, number text) returns text language sql immutable parallel safe as $$
  select case when count(distinct l ->> 'part') = 1 and count(distinct l ->> number) = 1 then min(l ->> number) end
  from jsonb_array_elements(lines) l
  where l ->> 'state' <> 'cancelled' or not exists (select from jsonb_array_elements(lines) o where o ->> 'state' <> 'cancelled')
$$;

-- The first ten parts, in the order of the lines. The first line of a part determines the other side's number.
create function order_parts(lines jsonb, number text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(p.named order by p.place), '{}') from (
    select min(t.place) as place, (array_agg(t.l ->> number order by t.place))[1] as named
    from jsonb_array_elements(lines) with ordinality t(l, place)
    where t.l ->> 'state' <> 'cancelled' or not exists (select from jsonb_array_elements(lines) o where o ->> 'state' <> 'cancelled')
    group by t.l ->> 'part' order by 1 limit 10) p
$$;

-- The first day whose agreed quantity, or ordered quantity if nothing is agreed, is not fully despatched. Refused and cancelled lines do not count.
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

-- One row per order. order_no is the position of its first event.
create table purchase_order (
  order_no bigint primary key,
  order_id text collate "C" not null unique,
  number text collate "C" not null,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  site text collate "C",
  order_date date,
  currency text,
  state text collate "C" not null,             -- open, proposed, answered, confirmed, refused, cancelled
  line_count int not null,
  open_lines int not null,
  first_due date not null,
  last_due date not null,
  placed_at timestamptz not null,
  interchange text,
  version bigint not null,
  lines jsonb not null,
  history jsonb not null,
  terms jsonb,                                 -- delivery, payment, texts
  from_position bigint not null,
  value numeric generated always as (order_value(lines, currency)) stored,
  part_count int generated always as (order_part_count(lines)) stored,
  part text generated always as (order_part(lines, 'part')) stored,
  supplier_part text generated always as (order_part(lines, 'supplier_part')) stored,
  next_due date generated always as (order_next_due(lines)) stored,
  parts text[] generated always as (order_parts(lines, 'part')) stored,
  supplier_parts text[] generated always as (order_parts(lines, 'supplier_part')) stored
) with (fillfactor = 90);
create index on purchase_order (supplier, order_no desc);
create index on purchase_order (buyer, order_no desc);
create index on purchase_order (supplier, from_position);
create index on purchase_order (buyer, from_position);

create table purchase_order_past (like purchase_order including generated, until_position bigint not null);
create index on purchase_order_past (order_no, from_position);
create index on purchase_order_past (supplier, order_no desc, from_position, until_position);
create index on purchase_order_past (buyer, order_no desc, from_position, until_position);

-- The interchanges that caused an order's events.
create table order_source (
  position bigint primary key,
  order_no bigint not null,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  interchange text collate "C" not null,
  message text
);
create index on order_source (interchange);

select guarded(t), seen_by_partners(t, 'ordering', p)
from (values ('purchase_order', null), ('purchase_order_past', 'until_position'), ('order_source', 'position')) v (t, p);
-- The operator may find the interchanges about an order, and reads only the columns needed for that.
create policy operator on purchase_order for select to weft_operator using ((select current_setting('weft.party', true)) <> '');
grant select (order_no, number) on purchase_order to weft_operator;
create policy operator on order_source for select to weft_operator using ((select current_setting('weft.party', true)) <> '');
grant select (order_no, position, interchange) on order_source to weft_operator;
