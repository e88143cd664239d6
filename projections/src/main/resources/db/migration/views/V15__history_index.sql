-- Which events each party may read: one row for each event and party.
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
create index on history_entry (stream, position) where first;
create index on history_entry (type, position) where first;
create index on history_entry (part, position) where first and part is not null;
select guarded('history_entry'), seen_by('history_entry', 'viewer', 'viewer');
-- The kind of stream tells the context, so that one look at the grants serves all rows.
create policy auditor on history_entry for select to weft_auditor
  using (viewer = any ((select audited_parties())::text[]) and position >
    (((select nullif(current_setting('weft.audit', true), '')::jsonb) -> split_part(stream, ':', 1) -> viewer) ->> 0)::bigint);
grant select on history_entry to weft_auditor;

-- At which positions an input of a part's balances changed: a row for each event, part and party whose balance it may
-- change. What was read of a part stands until the next row. The last change of each source is looked up by itself, so that a release is
-- found behind thousands of counts.
create table part_change (
  viewer text collate "C" not null,
  part text collate "C" not null,              -- by whichever number it was named
  position bigint not null,
  source text collate "C" not null,
  site text collate "C",                       -- for inputs that belong to one owner
  other text collate "C" not null,             -- the partner's number of the part, where the event names both; else empty
  primary key (position, viewer, part, source, other)
);
create index on part_change (viewer, part, source, position);
create index on part_change (viewer, source, position);
create index on part_change (viewer, part, other) where other <> '';
select guarded('part_change'), seen_by('part_change', 'viewer', 'viewer'), seen_by('part_change', 'auditor', 'viewer');

-- Which parts the lines of an order or a shipment ever named: they tell which parts an order's other events are about, and find the orders
-- of a part without reading all.
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
