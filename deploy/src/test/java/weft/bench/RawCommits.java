package weft.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Commits single rows of an event's size one by one, in a hub's own database. */
public final class RawCommits {
  private static final String INSERT =
      """
      insert into bench_raw (position, stream, sequence, event_id, stream_type, type, payload, metadata, recorded_at, published_at)
      values (nextval('bench_raw_position'), ?, 0, ?, 'Test', 'test', ?, ?, clock_timestamp(), now())
      """;

  private RawCommits() {}

  public static double perSecond(BenchHub hub, int connections, double seconds) throws Exception {
    try (var admin = hub.superuser().getConnection();
        var statement = admin.createStatement()) {
      statement.execute(
          "create table if not exists bench_raw (like domain_event including all);"
              + " create sequence if not exists bench_raw_position cache 100");
      long end = System.nanoTime() + (long) (seconds * 1e9);
      long sent = 0;
      try (var threads = Executors.newFixedThreadPool(connections)) {
        List<Callable<Long>> senders = new ArrayList<>();
        for (int i = 0; i < connections; i++) senders.add(() -> sent(hub, end));
        for (var it : threads.invokeAll(senders)) sent += it.get();
      }
      statement.execute("drop table bench_raw; drop sequence bench_raw_position");
      return sent / seconds;
    }
  }

  private static long sent(BenchHub hub, long end) throws SQLException {
    try (Connection connection = hub.superuser().getConnection();
        var insert = connection.prepareStatement(INSERT)) {
      long sent = 0;
      for (; System.nanoTime() < end; sent++) {
        insert.setString(1, "Test:" + UUID.randomUUID());
        insert.setString(2, UUID.randomUUID().toString());
        insert.setBytes(3, new byte[400]);
        insert.setBytes(4, new byte[240]);
        insert.executeUpdate();
      }
      return sent;
    }
  }
}
