-- What partners agree on for a part, seen by both; part is the buyer's number.
create table part_agreements (
  stream text collate "C" primary key,
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  part text collate "C" not null,
  supplier_part text collate "C" not null,
  terms jsonb not null,
  version bigint not null,
  from_position bigint not null
) with (fillfactor = 90);
select versioned('part_agreements', 'buyer', 'supplier', null);
create index on part_agreements (supplier, supplier_part);
create index on part_agreements (buyer, part);
