-- Two rows per grant: the giver's (item own) and the receiver's (item to). The receiver's row opens shared views to it.
create table grants (
  stream text collate "C" not null,
  item text collate "C" not null,
  owner text collate "C" not null,             -- the party that sees the row
  giver text collate "C" not null,
  receiver text collate "C" not null,
  what text collate "C" not null,              -- output, stock, demand, capacity, audit
  parts jsonb,                                 -- the giver's numbers; null: all
  grain text collate "C" not null,             -- exact, state
  until date,
  past boolean not null,
  contexts jsonb,                              -- those that an auditor may read; null: all, and of other grants
  beginning timestamptz,                       -- the beginning of what an auditor may read; null: unbounded
  given_at timestamptz not null,
  given_position bigint not null,
  withdrawn_at timestamptz,
  version bigint not null,
  from_position bigint not null,
  primary key (stream, item)
) with (fillfactor = 90);
select versioned('sharing', 'grants', null, null, 'owner');
-- An auditor sees the grants that it was given: its own row, where the giver's is not open to it. audit_grants reads them as the owner.
create policy auditor_own on grants for select to weft_auditor
  using (owner = (select current_setting('weft.party', true)) and not giver = any ((select audited('sharing'))::text[]));
create policy auditor_own on grants_past for select to weft_auditor
  using (owner = (select current_setting('weft.party', true)) and not giver = any ((select audited('sharing'))::text[]));
create policy owner on grants for select to weft_owner using (what = 'audit' and item = 'to');
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
      and g.withdrawn_at is null and (g.until is null or g.until >= (now() at time zone 'UTC')::date)
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
      and (g.until is null or g.until >= (now() at time zone 'UTC')::date) and (g.past or not in_past));
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

-- Returns the value of weft.audit: the rows that grants in force now open to the party of this transaction, an auditor. A grant that begins
-- after the moment that is asked for opens nothing, and one that begins in the future opens nothing yet. The function has the
-- owner's rights, because the answer decides what the auditor sees of the grants too.
-- contexts is {kind of stream: its context}.
create function audit_grants(at bigint, as_of timestamptz, contexts jsonb) returns text
language plpgsql stable security definer set search_path = weft as $$
begin
  return (
    select jsonb_object_agg(c.name, c.parties)::text from (
      select n.name, jsonb_object_agg(n.giver, jsonb_build_array(n.since, n.seconds)) as parties from (
        select name.name, g.giver, min(g.since) as since, min(g.seconds) as seconds
        from (
          select g.giver, g.contexts,
            greatest(case when g.past then 0 else g.given_position - 1 end, coalesce(
              (select e.position from domain_event e where e.recorded_at < g.beginning order by e.recorded_at desc limit 1), 0)) as since,
            extract(epoch from greatest(case when g.past then 'epoch'::timestamptz else g.given_at end, g.beginning)) as seconds
          from grants g
          where g.owner = current_setting('weft.party') and g.item = 'to' and g.what = 'audit' and g.withdrawn_at is null
            and (g.until is null or g.until >= (now() at time zone 'UTC')::date)
        ) g, jsonb_each_text(audit_grants.contexts) kind, lateral (values (kind.key), (kind.value)) name (name)
        where (g.contexts is null or jsonb_exists(g.contexts, kind.value)) and (audit_grants.at is null or audit_grants.at >= g.since)
          and extract(epoch from coalesce(audit_grants.as_of, now())) >= g.seconds
        group by name.name, g.giver
      ) n group by n.name
    ) c);
end
$$;
