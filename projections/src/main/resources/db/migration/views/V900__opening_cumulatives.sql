-- Opening cumulatives of delivery schedules: what waits to be signed, what both signed, and what became of earlier proposals.
create table opening_cumulatives (
  stream text collate "C" primary key,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  site text collate "C" not null,
  part text collate "C" not null,              -- the buyer's number, as in the schedule
  agreement text collate "C",
  unloading_point text collate "C",
  state text collate "C" not null,             -- proposed, signed, closed
  waits_for text collate "C",                  -- buyer, supplier; null where no proposal is open
  proposal jsonb,                              -- the open one
  signed jsonb,                                -- in force
  earlier jsonb not null,                      -- what became of the others, the newest first
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('opening_cumulatives', 'buyer', 'supplier', null);
create index on opening_cumulatives (buyer, waits_for) where waits_for is not null;
create index on opening_cumulatives (supplier, waits_for) where waits_for is not null;
