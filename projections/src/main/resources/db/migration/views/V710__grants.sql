-- Two rows a grant: its giver's (item own) and its receiver's (item to). The receiver's rows are what opens shared views to it.
create table grants (
  stream text collate "C" not null,
  item text collate "C" not null,
  owner text collate "C" not null,             -- whose row it is
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

-- Whether the reader was granted a look at what is the giver's, of one of the parts. Grants are those of now, whatever moment is looked at: a
-- withdrawn one closes the past too. A version that was over before the grant was given is seen only where the grant says so.
-- The table is found by name when it is asked, for a rebuilt one takes its place by name.
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

-- Opens both halves of a versioned view to those whom the rows' owner granted a look; of_parts is SQL for the parts that a row is about, owned
-- for whether it is about what is its owner's, and not about what was shown to it by another.
create function shared(t text, kind text, of_parts text, owned text) returns void language plpgsql as $$
begin
  execute format('create policy viewer_granted on %I for select to weft_viewer using (%s and granted(%L, owner, %s, null, (select current_setting(''weft.party'', true))))',
    t, owned, kind, of_parts);
  execute format('create policy viewer_granted on %I for select to weft_viewer using (%s and granted(%L, owner, %s, until_position, (select current_setting(''weft.party'', true))))',
    t || '_past', owned, kind, of_parts);
end
$$;
