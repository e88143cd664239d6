-- Suppliers' certificates: their content and their present state.
create table certificates (
  stream text collate "C" primary key,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  number text collate "C" not null,
  type text collate "C" not null,              -- 2.1, 2.2, 3.1, 3.2, analysis, conformity
  state text collate "C" not null,             -- awaits-validation, issued, accepted, rejected, superseded, revoked
  issued date not null,
  part text collate "C" not null,              -- the buyer's number; the next column: the supplier's
  partner_part text collate "C" not null,
  quantity numeric not null,
  unit text collate "C" not null,
  batches jsonb not null,                      -- [number]
  order_number text collate "C",
  specification text,
  statement text,
  results jsonb not null,                      -- [{characteristic, unit, batch, minimum, maximum, value, text, method, outside}]
  concession text collate "C",
  validations jsonb not null,                  -- [{party, name, function, department, at}]
  reasons jsonb not null,                      -- the reasons for a rejection: [{field, text}]
  revoked jsonb,                               -- {reason, from}
  earlier text collate "C",                    -- the stream that it replaces; the next column: the one that replaces it
  later text collate "C",
  sha256 text collate "C" not null,            -- of its canonical document
  issued_at timestamptz not null,
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('certificate', 'certificates', 'buyer', 'supplier', null);
-- Lists show the newest certificates first.
alter table certificates add column day date not null generated always as (issued) stored;
alter table certificates_past add column day date not null generated always as (issued) stored;
create index on certificates (buyer, day, stream);
create index on certificates (supplier, day, stream);
create index on certificates (day, stream);
create index on certificates (buyer, supplier, part);
create index on certificates (buyer, state) where state in ('awaits-validation', 'issued');
