-- What a list says of an interchange's messages, kept beside them: how many there are and, where these are at most 100, what each of them is and how
-- many faults and notes it has. The messages themselves can be megabytes, and a list of 500 interchanges reads none of them.
create function listed_messages(messages jsonb) returns jsonb language sql immutable parallel safe as $$
  select case when jsonb_array_length(messages) <= 100 then (
    select coalesce(jsonb_agg(jsonb_build_object('type', m -> 'type', 'release', m -> 'release', 'reference', m -> 'reference', 'outcome', m -> 'outcome',
      'faults', jsonb_array_length(jsonb_path_query_array(m, '$.faults[*] ? (@.severity == "error")')),
      'notes', jsonb_array_length(jsonb_path_query_array(m, '$.faults[*] ? (@.severity != "error")'))) order by place), '[]')
    from jsonb_array_elements(messages) with ordinality e(m, place)) end
$$;

alter table interchange
  add column message_count int not null generated always as (jsonb_array_length(messages)) stored,
  add column listed jsonb generated always as (listed_messages(messages)) stored;
alter table interchange_past
  add column message_count int not null generated always as (jsonb_array_length(messages)) stored,
  add column listed jsonb generated always as (listed_messages(messages)) stored;
