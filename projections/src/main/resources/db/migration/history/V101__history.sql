-- Everything that ever happened, in the order in which it was committed. Nothing here is ever changed or removed.
create table domain_event (
  position     bigint primary key,                -- 1, 2, 3 …: commit order, no gaps
  stream       text collate "C" not null,
  sequence     bigint not null,                   -- 0, 1, 2 … within the stream
  event_id     text collate "C" not null,
  stream_type  text collate "C" not null,
  type         text collate "C" not null,         -- a stable name, not a Java class
  revision     text collate "C",
  payload      bytea not null,                    -- JSON; bytea because jsonb costs 30 % of the insert rate
  metadata     bytea not null,                    -- JSON with the provenance
  recorded_at  timestamptz not null,              -- stamped under the writer's lock, strictly rising with position
  published_at timestamptz not null,              -- the hub's own clock when it published; for inquiry only
  constraint domain_event_stream_sequence unique (stream, sequence),
  constraint domain_event_id unique (event_id)
);
create index domain_event_recorded_at on domain_event (recorded_at);
revoke update, delete on domain_event from weft_writer;

-- One snapshot a stream, the newest; a cache that may be emptied at any time.
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

-- How far each view and reaction has come, and which hub works on it (Axon's token store).
create table token_entry (
  processor_name text collate "C" not null,
  segment        int not null,
  token          bytea,
  token_type     text,
  timestamp      text,
  owner          text,
  primary key (processor_name, segment)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
