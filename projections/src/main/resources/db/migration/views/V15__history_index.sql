-- The events that each party may read: one row for each event and party.
create table history_entry (
  viewer text collate "C" not null,
  position bigint not null,
  stream text collate "C" not null,
  type text collate "C" not null,
  part text collate "C",
  first boolean not null,
  primary key (position, viewer)
);
create index on history_entry (viewer, position);
create index on history_entry (viewer, stream, position);
create index on history_entry (viewer, type, position);
create index on history_entry (viewer, part, position) where part is not null;
select guarded('history_entry'), seen_by('history_entry', 'viewer', 'viewer');
-- The kind of stream tells the context, so that one look at the grants serves all rows.
create policy auditor on history_entry for select to weft_auditor
  using (viewer = any ((select audited_parties())::text[]) and position >
    (((select nullif(current_setting('weft.audit', true), '')::jsonb) -> split_part(stream, ':', 1) -> viewer) ->> 0)::bigint);
grant select on history_entry to weft_auditor;

-- The positions at which an input of a part's balances changed: a row for each event, part and party whose balance it may change. Data
-- read for a part stays valid until the next row. An index finds the last change of each source separately, so that thousands of counts
-- do not hide a release.
create table part_change (
  viewer text collate "C" not null,
  part text collate "C" not null,              -- the number that the event used
  position bigint not null,
  source text collate "C" not null,
  site text collate "C",                       -- for inputs that belong to one owner
  other text collate "C" not null,             -- the partner's number of the part; empty if the event names only one
  primary key (position, viewer, part, source, other)
);
create index on part_change (viewer, part, source, position);
create index on part_change (viewer, source, position);
create index on part_change (viewer, part, other) where other <> '';
select guarded('part_change'), seen_by('part_change', 'viewer', 'viewer'), seen_by('part_change', 'auditor', 'viewer');

-- The parts that the lines of an order or a shipment ever named. They relate an order's other events to its parts, and find a part's orders
-- without reading all orders.
create table named_part (
  stream text collate "C" not null,
  line text collate "C" not null,
  position bigint not null,
  part text collate "C" not null,
  supplier_part text collate "C",
  buyer text collate "C" not null,
  supplier text collate "C" not null,
  primary key (stream, line, position, part)
);
create index on named_part (buyer, part, stream);
create index on named_part (supplier, part, stream);
create index on named_part (supplier, supplier_part) where supplier_part is not null;
select guarded('named_part'), seen_by_partners('named_part', null);
