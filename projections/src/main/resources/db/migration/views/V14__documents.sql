-- Messages without their own stream, as business documents for both partners; rows never change.
create table document (
  position bigint primary key,                 -- of the event that stored it
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  kind text collate "C" not null,
  number text collate "C" not null,
  issued date,
  sender text collate "C" not null,
  interchange text collate "C" not null,
  message int not null,
  reference text,                              -- of the message in its interchange (UNH 0062, ST02)
  correction text collate "C",                 -- the interchange with the corrected message, to which segment numbers refer; null: as it arrived
  function text collate "C" not null default 'original',  -- its effect on an earlier document with this number
  line_count int not null,
  refers_to jsonb not null,
  currency text,
  payable jsonb,                               -- taxes, total, day of payment
  ship_to text collate "C",
  shipped date,
  arrives date,
  received date,
  codes text,
  places jsonb,                                -- segments of total and taxes
  recorded_at timestamptz not null
);
create index on document (buyer, position desc);
create index on document (supplier, position desc);
create index on document (interchange, message);
create index on document (buyer, number);
create index on document (supplier, number);
create index on document (correction) where correction is not null;

-- The references of a document, one per row, to find the other documents of its chain.
create table document_reference (
  position bigint not null,
  ordinal int not null,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  kind text collate "C" not null,              -- of the referenced object
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
  received jsonb,                              -- received quantities, in a line of a receipt advice
  unit text,
  order_number text collate "C",
  order_line text,
  despatch_advice text collate "C",
  amount numeric,
  price jsonb,
  batch text,
  packages jsonb,                              -- the packages that contain the line, in a despatch advice
  stocks jsonb,                                -- each quantity of a stock report, if the line's own quantity is not enough
  measurements jsonb,
  nonconformances jsonb,
  places jsonb,                                -- segments of measurements and nonconformances
  segment int not null,
  primary key (position, ordinal)
);
create index on document_line (buyer, part);
create index on document_line (supplier, part);
create index on document_line (buyer, supplier_part) where supplier_part is not null;
create index on document_line (supplier, supplier_part) where supplier_part is not null;

-- Documents whose message the hub later read differently: from that position on, the later document replaces the earlier one.
create table document_replacement (
  position bigint primary key,                 -- of the event that stored the later document
  replaced bigint not null,                    -- the earlier document's position
  buyer text collate "C" not null,             -- of the earlier document
  supplier text collate "C" not null
);
create index on document_replacement (replaced);

select guarded(t), seen_by_partners(t, 'interchange', 'position') from unnest('{document,document_reference,document_line,document_replacement}'::text[]) t;
-- The operator may find the interchanges about an order or a part, and reads only the columns needed for that.
create policy operator on document for select to weft_operator using ((select current_setting('weft.party', true)) <> '');
grant select (position, interchange) on document to weft_operator;
create policy operator on document_reference for select to weft_operator using ((select current_setting('weft.party', true)) <> '');
grant select (position, kind, number) on document_reference to weft_operator;
create policy operator on document_line for select to weft_operator using ((select current_setting('weft.party', true)) <> '');
grant select (position, part, supplier_part) on document_line to weft_operator;
