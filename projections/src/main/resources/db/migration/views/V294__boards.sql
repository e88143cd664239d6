-- Makes of a table the current half of a versioned view: its past, who reads which rows of both, and the indexes of lists, lookups and the
-- change feed. The table has the columns stream (first of its primary key) and from_position; each of the sides is a column of it, or null.
-- A later edit of this function does not reach tables that are there: a test compares the policies of every table with what is declared.
create function versioned(t text, buyer text, supplier text, owner text) returns void language plpgsql as $$
declare
  half text;
  side text;
  col text;
begin
  execute format('create table %I (like %I, until_position bigint not null)', t || '_past', t);
  execute format('create index on %I (stream, from_position)', t || '_past');
  foreach half in array array[t, t || '_past'] loop
    execute format('alter table %I enable row level security', half);
    execute format('alter table %I force row level security', half);
    execute format('create policy writer on %I to weft_writer using (true) with check (true)', half);
    execute format('create policy auditor on %I for select to weft_auditor using ((select current_setting(''weft.party'', true)) <> '''')', half);
    execute format('grant select on %I to weft_auditor', half);
    for side, col in select * from (values ('buyer', buyer), ('supplier', supplier), ('viewer', owner)) v where column2 is not null loop
      execute format('create policy %I on %I for select to %I using (%I = (select current_setting(''weft.party'', true)))',
        side, half, 'weft_' || side, col);
      execute format('grant select on %I to %I', half, 'weft_' || side);
      execute format('create index on %I (%I, stream)', half, col);
    end loop;
  end loop;
  for col in select * from (values (buyer), (supplier), (owner)) v where column1 is not null loop
    execute format('create index on %I (%I, from_position)', t, col);
  end loop;
end
$$;
