-- Nearly every line of a part changes with each release. What changes then stands in no index, and half of a page is left
-- free: the new row takes the place of the one before (HOT) and its room is used again at once, whenever autovacuum comes.
do $$
declare
  index text;
begin
  for index in
    select indexrelid::regclass::text from pg_index where indrelid = 'call_off_line'::regclass and not indisprimary
  loop
    execute 'drop index ' || index;
  end loop;
end
$$;
create index on call_off_line (supplier, due, schedule_no, ordinal);
create index on call_off_line (buyer, due, schedule_no, ordinal);
alter table call_off_line set (fillfactor = 50);
