-- How far a sender has come with its control references to one receiver, where they are numbers.
create table reference_series (
  sender text not null,
  receiver text not null,
  last bigint not null,
  primary key (sender, receiver)
);

-- Numbers that were passed over and have not come since.
create table missing_reference (
  sender text not null,
  receiver text not null,
  number bigint not null,
  subject text collate "C" not null,           -- of the alert that tells of it
  primary key (sender, receiver, number)
);
create index on missing_reference (subject);

do $$
declare
  t text;
begin
  foreach t in array '{reference_series,missing_reference}'::text[] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy writer on %I to weft_writer using (true) with check (true)', t);
  end loop;
end
$$;
