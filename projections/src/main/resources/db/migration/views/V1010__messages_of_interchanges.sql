-- Each message of an interchange has a row of its own: the interchange's row keeps counts, and no longer grows with each message. Before, each message
-- wrote all those before it once more. Both tables are made anew, since a column that is dropped keeps its place, and its bytes.

-- Their owner, too, sees only rows that a policy shows.
alter table interchange no force row level security;
alter table interchange_past no force row level security;

-- What the versions of a row said at each place: a version of the message begins where they begin to say it. A version that has one message more than the
-- one before it says the same of all others, so that only its last one is looked at.
create temporary table said on commit drop as
  with version as (
    select viewer, id, owner, messages, faults, from_position, jsonb_array_length(messages) as count,
      lag(jsonb_array_length(messages), 1, 0) over (partition by viewer, id order by from_position) as before
    from (
      select viewer, id, owner, messages, faults, from_position from interchange
      union all
      select viewer, id, owner, messages, faults, from_position from interchange_past) v),
  place as (
    select v.viewer, v.id, e.place, v.owner, m ->> 'type' as type, m ->> 'release' as release, m ->> 'reference' as reference,
      m ->> 'outcome' as outcome, m -> 'faults' as faults, v.from_position
    from version v cross join lateral generate_series(case v.count when v.before + 1 then v.count else 1 end, v.count) as e(place)
      cross join lateral (select v.messages -> (e.place - 1)) as it(m)
    union all
    select viewer, id, 0, owner, '', '', '', null, faults, from_position from version),
  changed as (
    select *, lag((type, release, reference, outcome, faults)) over w is distinct from (type, release, reference, outcome, faults) as changes,
      lag(place) over w is null as first
    from place window w as (partition by viewer, id, place order by from_position))
  select viewer, id, place, owner, type, release, reference, outcome,
    jsonb_array_length(jsonb_path_query_array(faults, '$[*] ? (@.severity == "error")')) as error_count,
    jsonb_array_length(jsonb_path_query_array(faults, '$[*] ? (@.severity != "error")')) as note_count,
    faults, from_position, lead(from_position) over (partition by viewer, id, place order by from_position) as until_position
  from changed where changes and not (place = 0 and first and faults = '[]');

create function messages_become(messages jsonb, outcome text) returns int language sql immutable parallel safe as $$
  select count(*)::int from jsonb_array_elements(messages) m where m ->> 'outcome' = $2
$$;

create temporary table heads on commit drop as
  select viewer, interchange_no, id, owner, sender, receiver, reference, received_at, channel, bytes, test, outcome, message_count,
    messages_become(messages, 'rejected') as rejected_count, messages_become(messages, 'held') as held_count,
    messages_become(messages, 'contradicted') as contradicted_count, partners, from_position, null::bigint as until_position
  from interchange
  union all
  select viewer, interchange_no, id, owner, sender, receiver, reference, received_at, channel, bytes, test, outcome, message_count,
    messages_become(messages, 'rejected'), messages_become(messages, 'held'), messages_become(messages, 'contradicted'), partners, from_position, until_position
  from interchange_past;

drop table interchange, interchange_past;
drop function messages_become(jsonb, text);
drop function listed_messages(jsonb);

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
  message_count int not null,                  -- of those that the viewer sees
  rejected_count int not null,
  held_count int not null,
  contradicted_count int not null,
  partners jsonb not null,                     -- whom its messages concern beside its sender; a partner reads of itself alone
  from_position bigint not null,
  primary key (viewer, id)
) with (fillfactor = 90);

create table interchange_past (like interchange, until_position bigint not null);

create table interchange_message (
  viewer text collate "C" not null,            -- as in interchange
  id text collate "C" not null,                -- of the interchange
  place int not null,                          -- among the messages that the viewer sees, from 1; 0 holds the envelope's faults
  owner text collate "C" not null,
  type text not null,
  release text not null,
  reference text not null,
  outcome text collate "C",                    -- null at place 0
  error_count int not null,                    -- of its faults, those that forbid to apply it
  note_count int not null,                     -- the others
  faults jsonb not null,
  from_position bigint not null,
  primary key (viewer, id, place)
) with (fillfactor = 90);

create table interchange_message_past (like interchange_message, until_position bigint not null);

insert into interchange
  select viewer, interchange_no, id, owner, sender, receiver, reference, received_at, channel, bytes, test, outcome, message_count, rejected_count, held_count,
    contradicted_count, partners, from_position from heads where until_position is null;
insert into interchange_past select * from heads where until_position is not null;
insert into interchange_message
  select viewer, id, place, owner, type, release, reference, outcome, error_count, note_count, faults, from_position from said where until_position is null;
insert into interchange_message_past select * from said where until_position is not null;

create index on interchange (viewer, interchange_no desc);
create index on interchange (viewer, from_position);
create index on interchange (id);
create index on interchange (received_at);
create index on interchange (viewer, received_at);
create index on interchange_past (viewer, interchange_no desc, from_position, until_position);
create index on interchange_message (id, place);
create index on interchange_message_past (viewer, id, place, from_position, until_position);

do $$
declare
  t text;
begin
  foreach t in array '{interchange,interchange_past,interchange_message,interchange_message_past}'::text[] loop
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
