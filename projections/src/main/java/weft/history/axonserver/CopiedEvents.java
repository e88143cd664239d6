package weft.history.axonserver;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import weft.history.store.StoredEvent;

/**
 * Inserts events that were numbered elsewhere. Their {@code recorded_at} is their publication time,
 * moved up where it would not rise: the same in every copy, and strictly rising.
 */
final class CopiedEvents {
  private static final String ENTER =
      """
      insert into domain_event
        (position, stream, sequence, event_id, stream_type, type, revision, payload, metadata, recorded_at, published_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?,
              timestamptz 'epoch' + ? * interval '1 microsecond', timestamptz 'epoch' + ? * interval '1 microsecond')
      """;

  private final DataSource writer;

  CopiedEvents(DataSource writer) {
    this.writer = writer;
  }

  /** Adds the events that the table lacks, in one transaction under the writers' lock. */
  void add(List<StoredEvent> events) throws SQLException {
    try (var connection = writer.getConnection()) {
      connection.setAutoCommit(false); // the pool resets it
      try {
        lock(connection);
        enter(connection, events);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private static void lock(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(3728934509712)");
    }
  }

  private static void enter(Connection connection, List<StoredEvent> events) throws SQLException {
    try (var last =
            connection
                .createStatement()
                .executeQuery(
                    "select position, (extract(epoch from recorded_at) * 1000000)::bigint from"
                        + " domain_event order by position desc limit 1");
        var insert = connection.prepareStatement(ENTER)) {
      boolean any = last.next();
      long head = any ? last.getLong(1) : 0;
      long recorded = any ? last.getLong(2) : Long.MIN_VALUE;
      for (var it : events) {
        if (it.position() <= head) continue;
        recorded = Math.max(recorded + 1, it.recordedMicros());
        insert.setLong(1, it.position());
        insert.setString(2, it.stream());
        insert.setLong(3, it.sequence());
        insert.setString(4, it.eventId());
        insert.setString(5, it.streamType());
        insert.setString(6, it.type());
        insert.setString(7, it.revision());
        insert.setBytes(8, it.payload());
        insert.setBytes(9, it.metadata());
        insert.setLong(10, recorded);
        insert.setLong(11, it.recordedMicros());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
