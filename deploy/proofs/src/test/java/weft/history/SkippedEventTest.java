package weft.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.database.TestDatabase;

/**
 * A reader must get every committed event, also one whose transaction stood open while thousands of
 * later ones committed. Axon's stock JDBC store does not deliver it; that is the control.
 */
@Timeout(60)
class SkippedEventTest {
  private static final int LATER = 10_500;
  private static TestDatabase db;

  @BeforeAll
  static void open() {
    db = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void an_event_committed_late_is_not_skipped() throws Exception {
    try (var store = Happening.store(db.pools());
        var slow = db.pools().writer().getConnection()) {
      var follower = new Follower(store.engine());
      append(store.engine(), 0, 10);
      follower.read();
      // An open transaction of any kind, for as long as the later appends take.
      open(slow, "update snapshot_event set sequence = 0; set local transaction_timeout = 0");
      append(store.engine(), 10, LATER);
      follower.read();
      slow.commit();
      append(store.engine(), 10 + LATER, 20);
      follower.read();
      assertThat(follower.seen)
          .containsExactlyInAnyOrderElementsOf(committed("select event_id from domain_event"));
    }
  }

  @Test
  void a_writer_cannot_leave_a_hole_for_a_later_one_to_pass() throws Exception {
    try (var store = Happening.store(db.pools());
        var slow = db.pools().writer().getConnection()) {
      var follower = new Follower(store.engine());
      // A foreign writer inside the lock: the next writer waits for it or fails, but never passes
      // it.
      open(slow, "select pg_advisory_xact_lock(3728934509712)");
      try (var statement = slow.createStatement()) {
        statement.execute(
            """
            insert into domain_event (position, stream, sequence, event_id, stream_type, type, payload, metadata, recorded_at, published_at)
            select max(position) + 1, 'Test:foreign', 0, 'foreign', 'Test', 'Happening', max(payload), max(metadata),
                   greatest(clock_timestamp(), max(recorded_at) + interval '1 microsecond'), now()
            from (select * from domain_event union all select 0, '', 0, '', '', '', null, '{"what":"","quantity":"0"}', '{}', 'epoch', 'epoch') e
            """);
      }
      var later = Thread.ofVirtual().start(() -> append(store.engine(), 20_000, 1));
      Thread.sleep(1_500); // longer than the stock engine's gap timeout below
      follower.read();
      slow.commit();
      later.join();
      follower.read();
      assertThat(follower.seen)
          .containsExactlyInAnyOrderElementsOf(committed("select event_id from domain_event"));
    }
  }

  @Test
  void control_the_stock_engine_skips_it() throws Exception {
    try (var connection = java.sql.DriverManager.getConnection(db.url(), "postgres", "")) {
      var stock = stock(connection, 60_000);
      var follower = new Follower(stock);
      append(stock, 0, 10);
      follower.read();
      try (var slow = java.sql.DriverManager.getConnection(db.url(), "postgres", "")) {
        open(slow, "select 1");
        late(slow);
        append(stock, 10, LATER);
        follower.read();
        slow.commit();
      }
      append(stock, 10 + LATER, 20);
      follower.read();
      var missing = committed("select eventIdentifier from domainevententry");
      missing.removeAll(follower.seen);
      assertThat(missing).containsExactly("late");
    }
  }

  /** Here one transaction lasts longer than the stock engine remembers a gap. */
  @Test
  void control_the_stock_engine_skips_what_comes_after_its_gap_timeout() throws Exception {
    try (var connection = java.sql.DriverManager.getConnection(db.url(), "postgres", "")) {
      var stock = stock(connection, 1_000);
      var follower = new Follower(stock);
      append(stock, 0, 10);
      follower.read();
      try (var slow = java.sql.DriverManager.getConnection(db.url(), "postgres", "")) {
        open(slow, "select 1");
        late(slow);
        append(stock, 10, 20);
        Thread.sleep(1_200);
        follower.read();
        slow.commit();
      }
      append(stock, 30, 20);
      follower.read();
      var missing = committed("select eventIdentifier from domainevententry");
      missing.removeAll(follower.seen);
      assertThat(missing).containsExactly("late");
    }
  }

  private static JdbcEventStorageEngine stock(Connection connection, int gapTimeoutMillis) {
    db.admin().sql("drop table if exists domainevententry, snapshotevententry").update();
    var stock =
        JdbcEventStorageEngine.builder()
            .connectionProvider(() -> unclosable(connection))
            .transactionManager(NoTransactionManager.instance())
            .eventSerializer(Happening.json())
            .snapshotSerializer(Happening.json())
            .dataType(byte[].class)
            .gapTimeout(gapTimeoutMillis)
            .build();
    stock.createSchema(PostgresEventTableFactory.INSTANCE);
    return stock;
  }

  /** An event of a transaction that takes its index early and commits late. */
  private static void late(Connection slow) throws SQLException {
    try (var statement =
        slow.prepareStatement(
            """
            insert into domainevententry (eventIdentifier, aggregateIdentifier, sequenceNumber, type, timestamp, payloadType, payload, metaData)
            select 'late', 'Test:late', 0, 'Test', timestamp, payloadType, payload, metaData from domainevententry limit 1
            """)) {
      statement.execute();
    }
  }

  private static void open(Connection slow, String sql) throws SQLException {
    slow.setAutoCommit(false);
    try (var statement = slow.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Each event in its own commit. */
  private static void append(EventStorageEngine engine, int from, int count) {
    for (int n = from; n < from + count; n++)
      engine.appendEvents(
          List.of(Happening.at("Test:" + engine.getClass().getSimpleName() + "-" + n, 0)));
  }

  private static Set<String> committed(String sql) {
    return new TreeSet<>(db.admin().sql(sql).query((row, _) -> row.getString(1)).list());
  }

  private static Connection unclosable(Connection connection) throws SQLException {
    return new org.springframework.jdbc.datasource.SingleConnectionDataSource(connection, true)
        .getConnection();
  }

  /** Continues where the reader stopped, like a view's processor. */
  private static final class Follower {
    private final EventStorageEngine engine;
    private TrackingToken token;
    private final Set<String> seen = new TreeSet<>();

    Follower(EventStorageEngine engine) {
      this.engine = engine;
      this.token = engine.createTailToken();
    }

    void read() {
      engine
          .readEvents(token, false)
          .forEach(
              it -> {
                token = it.trackingToken();
                seen.add(it.getIdentifier());
              });
    }
  }
}
