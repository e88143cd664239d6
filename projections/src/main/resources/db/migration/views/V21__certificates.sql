-- Certificates that suppliers issued, as they were issued and as they stand.
create table certificates (
  stream text collate "C" primary key,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  number text collate "C" not null,
  type text collate "C" not null,              -- 2.1, 2.2, 3.1, 3.2, analysis, conformity
  state text collate "C" not null,             -- awaits-validation, issued, accepted, rejected, superseded, revoked
  issued date not null,
  part text collate "C" not null,              -- the buyer's number, and the supplier's
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
  reasons jsonb not null,                      -- [{field, text}] for which it is rejected
  revoked jsonb,                               -- {reason, from}
  earlier text collate "C",                    -- the stream that it stands for, and the one that stands for it
  later text collate "C",
  sha256 text collate "C" not null,            -- of its document
  issued_at timestamptz not null,
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('certificate', 'certificates', 'buyer', 'supplier', null);
-- Lists begin with the newest.
alter table certificates add column day date not null generated always as (issued) stored;
alter table certificates_past add column day date not null generated always as (issued) stored;
create index on certificates (buyer, day, stream);
create index on certificates (supplier, day, stream);
create index on certificates (day, stream);
create index on certificates (buyer, supplier, part);
create index on certificates (buyer, state) where state in ('awaits-validation', 'issued');
