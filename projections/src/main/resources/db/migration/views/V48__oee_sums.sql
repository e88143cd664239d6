-- Sums from which the OEE of many days is read: splitting the shifts of 15,000 days took a second.
alter table machine_days add column sums jsonb;              -- {time: {planned, running, known, ...}, pieces: {parts, good, ...}}
alter table machine_days_past add column sums jsonb;

-- PostgreSQL tries the policies of a role in the reverse order of their names. Rows of the reader's own are seen by the cheap policy viewer, so the
-- one that looks for grants, which takes 10 us a row, comes after it.
do $$
declare
  t text;
begin
  for t in select tablename from pg_policies where schemaname = current_schema() and policyname = 'viewer_granted' loop
    execute format('alter policy viewer_granted on %I rename to granted_viewer', t);
  end loop;
end
$$;

create or replace function shared(t text, kind text, of_parts text, owned text) returns void language plpgsql as $$
declare
  past boolean;
begin
  foreach past in array array[false, true] loop
    execute format(
      'create policy granted_viewer on %I for select to weft_viewer using (%s and (owner = any ((select all_granted(%L, %L, current_setting(''weft.party'', true)))::text[])'
        || ' or granted(%L, owner, %s, %s, (select current_setting(''weft.party'', true)))))',
      case when past then t || '_past' else t end, owned, kind, past, kind, of_parts, case when past then 'until_position' else 'null' end);
  end loop;
end
$$;
