-- What a command reads of its streams: each one's kept state, if it has one of these revisions, and the events after it.
-- A function for its settings alone: with arrays PostgreSQL would plan the query anew for each command, which took it ten
-- times as long as running it; and the one plan is never one that scans a table because it was small once.
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
