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
  from_position bigint not null
) with (fillfactor = 90);
create index on purchase_order (supplier, order_no desc);
create index on purchase_order (buyer, order_no desc);
create index on purchase_order (supplier, from_position);
create index on purchase_order (buyer, from_position);

create table purchase_order_past (like purchase_order, until_position bigint not null);
create index on purchase_order_past (order_no, from_position);
create index on purchase_order_past (supplier, order_no desc, from_position, until_position);
create index on purchase_order_past (buyer, order_no desc, from_position, until_position);

do $$
declare
  t text;
begin
  foreach t in array '{purchase_order,purchase_order_past}'::text[] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy writer on %I to weft_writer using (true) with check (true)', t);
    execute format('create policy buyer on %I for select to weft_buyer using (buyer = (select current_setting(''weft.party'', true)))', t);
    execute format('create policy supplier on %I for select to weft_supplier using (supplier = (select current_setting(''weft.party'', true)))', t);
    execute format('create policy auditor on %I for select to weft_auditor using ((select current_setting(''weft.party'', true)) <> '''')', t);
    execute format('grant select on %I to weft_buyer, weft_supplier, weft_auditor', t);
  end loop;
end
$$;
