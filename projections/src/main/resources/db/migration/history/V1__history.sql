-- All events, in the order of their commits. Rows never change and are never removed.
create table domain_event (
  position     bigint primary key,                -- 1, 2, 3 …: commit order, no gaps
  stream       text collate "C" not null,
  sequence     bigint not null,                   -- 0, 1, 2 … within the stream
  event_id     text collate "C" not null,
  stream_type  text collate "C" not null,
  type         text collate "C" not null,         -- a permanent name, not a Java class
  revision     text collate "C",
  payload      bytea not null,                    -- JSON; bytea because jsonb costs 30 % of the insert rate
  metadata     bytea not null,                    -- JSON with the provenance
  recorded_at  timestamptz not null,              -- stamped under the writer's lock, strictly rising with position
  published_at timestamptz not null,              -- the publishing hub's own clock; only for diagnosis
  constraint domain_event_stream_sequence unique (stream, sequence),
  constraint domain_event_id unique (event_id)
);
create index domain_event_recorded_at on domain_event (recorded_at);
revoke update, delete on domain_event from weft_writer;

-- The newest snapshot of each stream: a cache that may be emptied at any time.
create table snapshot_event (
  stream       text collate "C" primary key,
  sequence     bigint not null,
  event_id     text collate "C" not null,
  stream_type  text collate "C" not null,
  type         text collate "C" not null,
  revision     text collate "C",
  payload      bytea not null,
  metadata     bytea not null,
  published_at timestamptz not null
);

-- The origin of this history: 'here' if hubs append to domain_event, otherwise the source that it is copied from. Written once, never changed.
create table history_origin (
  one      boolean primary key default true check (one),
  origin   text collate "C" not null,
  database uuid not null default gen_random_uuid()  -- all hubs of one Axon Server must use one database; a restored database keeps its number
);
revoke update, delete on history_origin from weft_writer;

-- The token of each view and reaction, and the hub that runs it (Axon's token store).
create table token_entry (
  processor_name text collate "C" not null,
  segment        int not null,
  token          bytea,
  token_type     text,
  timestamp      text,
  owner          text,
  primary key (processor_name, segment)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- The input of a command: for each of its streams the snapshot, if it has one of these revisions, and the events after it.
-- A function, because only a function can have settings of its own. With array parameters PostgreSQL plans the query anew for each
-- command, which took ten times as long as running it; and a generic plan made while a table was small must not scan that table for ever.
create function kept_and_since(streams text[], types text[], revisions text[])
  returns table (
    "position" bigint, stream text, sequence bigint, event_id text, stream_type text, type text, revision text,
    payload bytea, metadata bytea, micros bigint
  )
  language plpgsql stable
  set plan_cache_mode = force_generic_plan
  set enable_seqscan = off
as $$
#variable_conflict use_column
begin
  return query
    with kept as materialized (
      select s.*
      from snapshot_event s
        join domain_event last on last.stream = s.stream and last.sequence = s.sequence and last.event_id = s.event_id
      where s.stream = any(streams) and (s.type, s.revision) in (select * from unnest(types, revisions))
    )
    select 0::bigint, k.stream, k.sequence, k.event_id, k.stream_type, k.type, k.revision, k.payload, k.metadata,
           (extract(epoch from k.published_at) * 1000000)::bigint
    from kept k
    union all
    select e.position, e.stream, e.sequence, e.event_id, e.stream_type, e.type, e.revision, e.payload, e.metadata,
           (extract(epoch from e.recorded_at) * 1000000)::bigint
    from unnest(streams) wanted(stream) left join kept on kept.stream = wanted.stream
      cross join lateral (
        select * from domain_event it where it.stream = wanted.stream and it.sequence > coalesce(kept.sequence, -1)
      ) e
    order by 2, 3;
end
$$;
