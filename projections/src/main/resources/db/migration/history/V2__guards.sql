-- The database decides which rows a reader sees. Each reader has the role of its side and names its party in the setting weft.party.

-- Closes a table to all roles except the writer.
create function guarded(t text) returns void language plpgsql as $$
begin
  execute format('alter table %I enable row level security', t);
  execute format('alter table %I force row level security', t);
  execute format('create policy writer on %I to weft_writer using (true) with check (true)', t);
end
$$;

-- Opens a guarded table to one side (buyer, supplier or viewer): the rows whose column names the reader's party.
create function seen_by(t text, side text, col text) returns void language plpgsql as $$
begin
  execute format('create policy %I on %I for select to %I using (%I = (select current_setting(''weft.party'', true)))',
    side, t, 'weft_' || side, col);
  execute format('grant select on %I to %I', t, 'weft_' || side);
end
$$;

-- Opens a guarded table to sides that see the rows of all parties, if the condition (SQL) holds for the row.
create function seen_whole(t text, sides text[], condition text default null) returns void language plpgsql as $$
declare
  side text;
begin
  foreach side in array sides loop
    execute format('create policy %I on %I for select to %I using (%s(select current_setting(''weft.party'', true)) <> '''')',
      side, t, 'weft_' || side, coalesce(condition || ' and ', ''));
    execute format('grant select on %I to %I', t, 'weft_' || side);
  end loop;
end
$$;

-- The parties whose rows of a context, or of a kind of stream, this transaction's auditor may read. The setting weft.audit holds
-- {context: {party: [position, seconds]}}: what happened after the position, or since that moment (seconds since 1970), is covered.
create function audited(context text) returns text[] language sql stable as $$
  select array(select jsonb_object_keys(nullif(current_setting('weft.audit', true), '')::jsonb -> context))
$$;

-- The parties that let this transaction's auditor read anything.
create function audited_parties() returns text[] language sql stable as $$
  select array(select distinct party from jsonb_each(nullif(current_setting('weft.audit', true), '')::jsonb) c,
    jsonb_object_keys(c.value) party)
$$;

-- SQL: whether the auditor's grants cover a row of a column's party, which happened at a position or a time, where columns say so. Without a
-- context, a grant for any context covers it.
create function audit_condition(context text, col text, position_col text, time_col text) returns text language sql immutable as $$
  select format('(%I = any ((select %s)::text[])', col, case when context is null then 'audited_parties()' else format('audited(%L)', context) end)
    || case when position_col is null then '' else format(
      ' and %I > (((select nullif(current_setting(''weft.audit'', true), '''')::jsonb -> %L) -> %I) ->> 0)::bigint', position_col, context, col) end
    || case when time_col is null then '' else format(
      ' and %I >= to_timestamp((((select nullif(current_setting(''weft.audit'', true), '''')::jsonb -> %L) -> %I) ->> 1)::numeric)', time_col, context, col) end
    || ')'
$$;

-- Opens those rows of a guarded table to the auditor that a party of one of the columns lets it read, of what the row says happened after the
-- beginning of the grant: by a column with a position, or one with a time.
create function seen_by_grant(t text, context text, cols text[], position_col text default null, time_col text default null)
  returns void language plpgsql as $$
begin
  execute format('create policy auditor on %I for select to weft_auditor using (%s)', t,
    (select string_agg(audit_condition(context, col, position_col, time_col), ' or ') from unnest(cols) col));
  execute format('grant select on %I to weft_auditor', t);
end
$$;

-- Opens a guarded table of two partners to both of them and to the auditor of either. A row with a position tells what happened there.
create function seen_by_partners(t text, context text, position_col text default null) returns void language plpgsql as $$
begin
  perform seen_by(t, 'buyer', 'buyer');
  perform seen_by(t, 'supplier', 'supplier');
  perform seen_by_grant(t, context, '{buyer,supplier}', position_col);
end
$$;

-- Makes a table the current half of a versioned view; grants of the context open it to an auditor. Creates the table of past versions, the policies of both, and the indexes for lists,
-- lookups and the change feed. The table has the columns stream (first in its primary key) and from_position; buyer, supplier and owner
-- each name a column, or are null. A later edit of this function does not change existing tables; a test compares every table's policies
-- with the declared ones.
create function versioned(context text, t text, buyer text, supplier text, owner text) returns void language plpgsql as $$
declare
  half text;
  side text;
  col text;
begin
  execute format('create table %I (like %I including defaults, until_position bigint not null)', t || '_past', t);
  execute format('create index on %I (stream, from_position)', t || '_past');
  foreach half in array array[t, t || '_past'] loop
    perform guarded(half);
    perform seen_by_grant(half, context, array_remove(array[buyer, supplier, owner], null),
      case when half = t then null else 'until_position' end);
    for side, col in select * from (values ('buyer', buyer), ('supplier', supplier), ('viewer', owner)) v where column2 is not null loop
      perform seen_by(half, side, col);
      execute format('create index on %I (%I, stream)', half, col);
    end loop;
  end loop;
  for col in select * from (values (buyer), (supplier), (owner)) v where column1 is not null loop
    execute format('create index on %I (%I, from_position)', t, col);
  end loop;
end
$$;

-- Makes the tables by which a versioned view of owners' rows has rows of parties that another stream concerns: those parties, read by the view
-- itself, and the events of the view's streams that they find in the history. Each party reads its own rows, as the owner does.
create function shown_through(t text) returns void language plpgsql as $$
begin
  execute format('create table %I (stream text collate "C" not null, viewer text collate "C" not null, through text collate "C" not null,'
    || ' from_position bigint not null, ended boolean not null, primary key (stream, viewer, through))', t || '_reader');
  execute format('create index on %I (through)', t || '_reader');
  execute format('create table %I (viewer text collate "C" not null, position bigint not null, stream text collate "C" not null,'
    || ' type text collate "C" not null, part text collate "C", primary key (position, viewer))', t || '_event');
  execute format('create index on %I (viewer, position)', t || '_event');
  execute format('create index on %I (viewer, stream, position)', t || '_event');
  execute format('create index on %I (viewer, type, position)', t || '_event');
  execute format('create index on %I (viewer, part, position) where part is not null', t || '_event');
  perform guarded(t || '_reader');
  perform guarded(t || '_event');
  perform seen_by(t || '_event', 'viewer', 'viewer');
end
$$;
