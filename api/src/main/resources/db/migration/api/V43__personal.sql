-- A person's saved views of lists: filters, order, groups and columns under a name. Private to the person, and not part of the history.
create table saved_view (
  id uuid primary key,
  owner text collate "C" not null,             -- the party
  member text collate "C" not null,
  screen text collate "C" not null,
  name text not null,
  query text not null,                         -- the query of the screen's address, after the ?
  saved_at timestamptz not null default clock_timestamp(),
  unique (owner, member, screen, name)
);
select guarded('saved_view'), seen_by('saved_view', 'viewer', 'owner'), seen_by('saved_view', 'auditor', 'owner');

-- The member of a party that looks after a row of a list. Other parties do not see it, and it is not part of the history.
create table in_hand (
  owner text collate "C" not null,             -- the party
  list text collate "C" not null,              -- such as orders
  item text collate "C" not null,              -- identifies the row there
  taken_by text not null,
  taken_at timestamptz not null default clock_timestamp(),
  primary key (owner, list, item)
);
select guarded('in_hand'), seen_by('in_hand', 'viewer', 'owner'), seen_by('in_hand', 'auditor', 'owner');

-- Assigns all rows or none. The lock makes calls of one party wait for each other: two at once could both stay below the limit and exceed it together.
create function take_in_hand(by_owner text, of_list text, rows text[], person text, most int) returns boolean
language plpgsql set search_path = weft as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('in_hand:' || by_owner, 0));
  insert into in_hand as h (owner, list, item, taken_by)
  select by_owner, of_list, item, person from unnest(rows) as item
  where (select count(*) from in_hand o where o.owner = by_owner and not (o.list = of_list and o.item = any(rows)))
    + cardinality(rows) <= most
  on conflict (owner, list, item) do update
    set taken_by = excluded.taken_by,
        taken_at = case when h.taken_by = excluded.taken_by then h.taken_at else clock_timestamp() end;
  return found or cardinality(rows) = 0;
end
$$;
