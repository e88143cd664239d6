-- Messages without a stream of their own, in business words, for both partners; never changed.
create table document (
  position bigint primary key,                 -- of the event that kept it
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  kind text collate "C" not null,
  number text collate "C" not null,
  issued date,
  sender text collate "C" not null,
  interchange text collate "C" not null,
  message int not null,
  reference text,                              -- of the message in its interchange (UNH 0062, ST02)
  line_count int not null,
  refers_to jsonb not null,
  recorded_at timestamptz not null
);
create index on document (buyer, position desc);
create index on document (supplier, position desc);
create index on document (interchange, message);
create index on document (buyer, number);
create index on document (supplier, number);

-- What it speaks of, one by one, so that the others of its chain are found.
create table document_reference (
  position bigint not null,
  ordinal int not null,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  kind text collate "C" not null,              -- of what is referred to
  number text collate "C" not null,
  primary key (position, ordinal)
);
create index on document_reference (buyer, number);
create index on document_reference (supplier, number);

create table document_line (
  position bigint not null,
  ordinal int not null,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  line text not null,
  part text collate "C",
  supplier_part text collate "C",
  quantity numeric,
  unit text,
  order_number text collate "C",
  order_line text,
  despatch_advice text collate "C",
  amount numeric,
  segment int not null,
  primary key (position, ordinal)
);
create index on document_line (buyer, part);
create index on document_line (supplier, part);

-- Which interchanges an order's events came with.
create table order_source (
  position bigint primary key,
  order_no bigint not null,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  interchange text collate "C" not null,
  message text
);
create index on order_source (interchange);

create index on schedule_release (interchange) where interchange is not null;
create index on schedule_contradiction (interchange) where interchange is not null;
create index on interchange (viewer, received_at);

do $$
declare
  t text;
begin
  foreach t in array '{document,document_reference,document_line,order_source}'::text[] loop
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
