-- Stock reports that holders sent to partners, seen by both.
create table stock_reports (
  stream text collate "C" primary key,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  holder text collate "C" not null,            -- which of the two sent it
  number text collate "C" not null,
  issued date,
  sent_at timestamptz not null,
  as_of bigint not null,                       -- the position of which it speaks
  lines jsonb not null,                        -- as of a document
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('stock_reports', 'buyer', 'supplier', null);
