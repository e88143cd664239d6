-- One row per interchange and viewer: the sender sees all its messages, each partner those that concern it.
create table interchange (
  viewer text collate "C" not null,
  interchange_no bigint not null,              -- position of the interchange's first event
  id text collate "C" not null,
  owner text collate "C" not null,
  sender text not null,
  receiver text not null,
  reference text not null,
  received_at timestamptz not null,
  channel text not null,
  bytes int not null,
  test boolean not null,
  outcome text collate "C" not null,
  messages jsonb not null,
  faults jsonb not null,
  from_position bigint not null,
  primary key (viewer, id)
) with (fillfactor = 90);
create index on interchange (viewer, interchange_no desc);
create index on interchange (viewer, from_position);
create index on interchange (id);

create table interchange_past (like interchange, until_position bigint not null);
create index on interchange_past (viewer, interchange_no desc, from_position, until_position);

do $$
declare
  t text;
begin
  foreach t in array '{interchange,interchange_past}'::text[] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy writer on %I to weft_writer using (true) with check (true)', t);
    execute format('create policy viewer on %I for select to weft_viewer using (viewer = (select current_setting(''weft.party'', true)))', t);
    execute format('create policy auditor on %I for select to weft_auditor using (viewer = owner and (select current_setting(''weft.party'', true)) <> '''')', t);
    execute format('create policy operator on %I for select to weft_operator using (viewer = owner and (select current_setting(''weft.party'', true)) <> '''')', t);
    execute format('grant select on %I to weft_viewer, weft_auditor, weft_operator', t);
  end loop;
end
$$;
