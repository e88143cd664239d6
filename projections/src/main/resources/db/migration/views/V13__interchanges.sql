-- What a list says of an interchange's messages: where there are at most 100, what each of them is and how many faults and notes it has.
-- It is kept beside the messages, which can be megabytes: a list of 500 interchanges reads none of them.
create function listed_messages(messages jsonb) returns jsonb language sql immutable parallel safe as $$
  select case when jsonb_array_length(messages) <= 100 then (
    select coalesce(jsonb_agg(jsonb_build_object('type', m -> 'type', 'release', m -> 'release', 'reference', m -> 'reference', 'outcome', m -> 'outcome',
      'faults', jsonb_array_length(jsonb_path_query_array(m, '$.faults[*] ? (@.severity == "error")')),
      'notes', jsonb_array_length(jsonb_path_query_array(m, '$.faults[*] ? (@.severity != "error")'))) order by place), '[]')
    from jsonb_array_elements(messages) with ordinality e(m, place)) end
$$;

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
  partners jsonb not null default '[]',        -- whom the messages concern beside the sender; a partner reads only itself here
  faults jsonb not null,
  from_position bigint not null,
  message_count int not null generated always as (jsonb_array_length(messages)) stored,
  listed jsonb generated always as (listed_messages(messages)) stored,
  primary key (viewer, id)
) with (fillfactor = 90);
create index on interchange (viewer, interchange_no desc);
create index on interchange (viewer, from_position);
create index on interchange (viewer, received_at);
create index on interchange (id);
create index on interchange (received_at);

create table interchange_past (like interchange including defaults including generated, until_position bigint not null);
create index on interchange_past (viewer, interchange_no desc, from_position, until_position);

select guarded(t), seen_by(t, 'viewer', 'viewer'), seen_whole(t, '{auditor,operator}', 'viewer = owner')
from unnest('{interchange,interchange_past}'::text[]) t;
