-- How many lines a row has, kept beside them: a list shows long rows without their lines, and reads no lines to find out which are long. The columns
-- are generated first so that the rows that are there get their count, and written by the view from then on.
do $$
declare
  t text;
begin
  foreach t in array '{shipments,receipts,stock_reports,consumption_statements}'::text[] loop
    execute format('alter table %I add column line_count int not null generated always as (jsonb_array_length(lines)) stored', t);
    execute format('alter table %I alter column line_count drop expression', t);
    execute format('alter table %I add column line_count int not null generated always as (jsonb_array_length(lines)) stored', t || '_past');
    execute format('alter table %I alter column line_count drop expression', t || '_past');
  end loop;
end
$$;
