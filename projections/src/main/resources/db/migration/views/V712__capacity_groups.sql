-- One row a group for its supplier (item -), and one for each buyer that it was shown to (item: the buyer), without the others' parts.
create table capacity_groups (
  stream text collate "C" not null,
  item text collate "C" not null,
  owner text collate "C" not null,             -- whose row it is
  supplier text collate "C" not null,
  code text collate "C" not null,
  site text collate "C" not null,              -- in the owner's words: another party's is PARTY/SITE
  names jsonb not null,
  unit text collate "C" not null,
  weeks jsonb not null,
  parts jsonb not null,
  loads jsonb not null,                        -- the parts again, to work out a reader's own load
  part_numbers jsonb not null,
  buyers jsonb not null,
  shown boolean not null,                      -- false once a buyer is not named any more
  stated_at timestamptz not null,
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('capacity_groups', null, null, 'owner');
select shared('capacity_groups', 'capacity', 'part_numbers', 'item = ''-''');
