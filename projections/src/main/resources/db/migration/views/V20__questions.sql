-- Questions between two partners, with their topic and all messages.
create table questions (
  stream text collate "C" primary key,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  kind text collate "C" not null,
  part text collate "C",                       -- the buyer's number; the next column: the supplier's
  supplier_part text collate "C",
  document text collate "C",                   -- the stream of the schedule, order or shipment
  number text collate "C",
  line text collate "C",
  asker text collate "C" not null,             -- buyer, supplier
  waits_for text collate "C",                  -- buyer, supplier; null once closed
  asked_at timestamptz not null,
  last_at timestamptz not null,
  messages jsonb not null,                     -- [{by, text, at}]
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('question', 'questions', 'buyer', 'supplier', null);
create index on questions (buyer, waits_for) where waits_for is not null;
create index on questions (supplier, waits_for) where waits_for is not null;
create index on questions (document) where document is not null;
