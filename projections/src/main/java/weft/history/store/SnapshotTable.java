package weft.history.store;

import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The newest snapshot of each stream. Losing one only costs time. A snapshot of another kind or
 * revision, or from another history, is therefore replaced by any new one.
 */
public final class SnapshotTable {
  private final JdbcClient database;

  public SnapshotTable(DataSource database) {
    this.database = JdbcClient.create(database);
  }

  public void store(Row snapshot) {
    database
        .sql(
            """
            insert into snapshot_event as s
              (stream, sequence, event_id, stream_type, type, revision, payload, metadata, published_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, timestamptz 'epoch' + ? * interval '1 microsecond')
            on conflict (stream) do update
              set sequence = excluded.sequence, event_id = excluded.event_id, stream_type = excluded.stream_type,
                  type = excluded.type, revision = excluded.revision, payload = excluded.payload,
                  metadata = excluded.metadata, published_at = excluded.published_at
              where s.sequence < excluded.sequence or (s.type, s.revision) is distinct from (excluded.type, excluded.revision)
                or not exists (select from domain_event e where e.stream = s.stream and e.sequence = s.sequence and e.event_id = s.event_id)
            """)
        .param(snapshot.stream())
        .param(snapshot.sequence())
        .param(snapshot.eventId())
        .param(snapshot.streamType())
        .param(snapshot.type())
        .param(snapshot.revision())
        .param(snapshot.payload())
        .param(snapshot.metadata())
        .param(snapshot.publishedMicros())
        .update();
  }

  public Optional<StoredEvent> find(String stream) {
    return database
        .sql(
            """
            select 0, stream, sequence, event_id, stream_type, type, revision, payload, metadata,
                   (extract(epoch from published_at) * 1000000)::bigint
            from snapshot_event where stream = ?
            """)
        .param(stream)
        .query((row, _) -> StoredEvent.of(row))
        .optional();
  }
}
