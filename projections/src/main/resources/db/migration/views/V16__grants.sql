-- Two rows per grant: the giver's (item own) and the receiver's (item to). The receiver's row opens shared views to it.
create table grants (
  stream text collate "C" not null,
  item text collate "C" not null,
  owner text collate "C" not null,             -- the party that sees the row
  giver text collate "C" not null,
  receiver text collate "C" not null,
  what text collate "C" not null,              -- output, stock, demand, capacity
  parts jsonb,                                 -- the giver's numbers; null: all
  grain text collate "C" not null,             -- exact, state
  until date,
  past boolean not null,
  given_at timestamptz not null,
  given_position bigint not null,
  withdrawn_at timestamptz,
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('grants', null, null, 'owner');
-- Finds the receivers that see an owner's rows; used at each step of the views while change streams are open.
create index on grants (giver) where item = 'to' and withdrawn_at is null;

-- Whether the giver granted the reader access to rows of one of the parts. Present grants decide, also for reads of the past: a withdrawn
-- grant closes the past, too. A row version that ended before the grant is visible only if the grant includes the past.
-- The function resolves the table's name at each call, because a rebuilt table replaces the old one under its name.
create function granted(kind text, by text, of_parts jsonb, over_at bigint, party text) returns boolean
language plpgsql stable set search_path = weft as $$
begin
  return exists (
    select from grants g
    where g.owner = party and g.item = 'to' and g.what = kind and g.giver = by
      and g.withdrawn_at is null and (g.until is null or g.until >= current_date)
      and (g.parts is null or jsonb_exists_any(of_parts, array(select jsonb_array_elements_text(g.parts))))
      and (g.past or over_at is null or over_at > g.given_position));
end
$$;

-- The parties that opened all rows of a kind to the reader. PostgreSQL computes this once per query; grants of single parts, and grants without
-- the past, are checked row by row.
create function all_granted(kind text, in_past boolean, party text) returns text[]
language plpgsql stable set search_path = weft as $$
begin
  return array(
    select g.giver from grants g
    where g.owner = party and g.item = 'to' and g.what = kind and g.parts is null and g.withdrawn_at is null
      and (g.until is null or g.until >= current_date) and (g.past or not in_past));
end
$$;

-- Opens both halves of a versioned view to the receivers of the owner's grants. of_parts is SQL for the parts that a row is about; owned is SQL
-- that is true if the row holds its owner's own data, and false for data that another party showed to the owner.
create function shared(t text, kind text, of_parts text, owned text) returns void language plpgsql as $$
declare
  past boolean;
begin
  foreach past in array array[false, true] loop
    execute format(
      'create policy viewer_granted on %I for select to weft_viewer using (%s and (owner = any ((select all_granted(%L, %L, current_setting(''weft.party'', true)))::text[])'
        || ' or granted(%L, owner, %s, %s, (select current_setting(''weft.party'', true)))))',
      case when past then t || '_past' else t end, owned, kind, past, kind, of_parts, case when past then 'until_position' else 'null' end);
  end loop;
end
$$;
