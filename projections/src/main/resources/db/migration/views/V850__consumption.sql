-- Goods that lie with others than their owner, in cumulative quantities: a row for each part, batch and unit, and for each of the two who see it.
create table consigned_stock (
  stream text collate "C" not null,
  item text collate "C" not null,
  owner text collate "C" not null,             -- who sees the row
  holder text collate "C" not null,
  belongs_to text collate "C" not null,
  site text collate "C" not null,
  part text collate "C" not null,
  batch text collate "C",
  unit text collate "C" not null,
  received numeric not null,
  consumed numeric not null,
  returned numeric not null,
  moved numeric not null,
  difference numeric not null,
  stands numeric not null,
  held jsonb not null,                         -- [{category, status, place, quantity}]
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('consigned_stock', null, null, 'owner');
create index on consigned_stock (owner, holder, belongs_to, site);

-- What a holder stated of it for billing, likewise.
create table consumption_statements (
  stream text collate "C" not null,
  item text collate "C" not null,
  owner text collate "C" not null,             -- who sees the row
  holder text collate "C" not null,
  belongs_to text collate "C" not null,
  site text collate "C" not null,
  number integer not null,
  state text collate "C" not null,             -- stated, accepted, contested
  since timestamptz,
  stated_at timestamptz not null,
  decided_at timestamptz,
  reason text,
  lines jsonb not null,
  up_to bigint not null,
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('consumption_statements', null, null, 'owner');
create index on consumption_statements (owner, stated_at desc);
