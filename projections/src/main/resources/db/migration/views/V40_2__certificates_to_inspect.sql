-- The organization that validates a 3.2 beside its issuer, as the partners had agreed; null for the buyer.
alter table certificates add column inspector text collate "C";
alter table certificates_past add column inspector text collate "C";

-- Certificates 3.2 that an agreed inspector validates: one row for each, which the inspector alone sees.
create table certificates_to_inspect (
  stream text collate "C" primary key,
  owner text collate "C" not null,             -- the inspector
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  number text collate "C" not null,
  state text collate "C" not null,             -- awaits-validation, issued, accepted, rejected, superseded, revoked
  issued date not null,
  part text collate "C" not null,              -- the buyer's number; the next column: the supplier's
  partner_part text collate "C" not null,
  quantity numeric not null,
  unit text collate "C" not null,
  batches jsonb not null,                      -- [number]
  validated_at timestamptz,                    -- when the inspector validated it
  sha256 text collate "C" not null,            -- of its canonical document
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('certificate', 'certificates_to_inspect', null, null, 'owner');
-- Lists show the newest certificates first.
alter table certificates_to_inspect add column day date not null generated always as (issued) stored;
alter table certificates_to_inspect_past add column day date not null generated always as (issued) stored;
create index on certificates_to_inspect (owner, day, stream);
create index on certificates_to_inspect (owner, state) where state = 'awaits-validation';
