package weft.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.event.Deadline;

/** Reads when all connections are taken, or the database does not answer. */
@Timeout(30)
class BoundedWaitsTest {
  private TestDatabase db;
  private BoundedWaits prompt;

  @BeforeEach
  void fresh() {
    db = TestDatabase.fresh();
    prompt = new BoundedWaits(db.pools().writer());
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void whoever_waits_is_told_when_the_time_is_over_and_keeps_no_connection() throws Exception {
    var taken = all();
    long asked = System.nanoTime();
    assertThatThrownBy(() -> Deadline.within(Duration.ofMillis(600), prompt::getConnection))
        .isInstanceOf(SQLTransientConnectionException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - asked))
        .isBetween(Duration.ofMillis(600), Duration.ofMillis(1_600));
    for (var it : taken) it.close();
    var pool = db.pools().writer().getHikariPoolMXBean();
    while (pool.getActiveConnections() > 0) Thread.sleep(5); // the request that came too late
    assertThat(all()).hasSize(taken.size());
  }

  @Test
  void a_query_has_what_the_deadline_leaves() {
    long asked = System.nanoTime();
    assertThatThrownBy(() -> Deadline.within(Duration.ofMillis(900), () -> sleep("10")))
        .isInstanceOf(SQLException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - asked))
        .isBetween(Duration.ofMillis(850), Duration.ofMillis(2_500));
  }

  @Test
  void a_query_out_of_time_is_ended_by_the_server_and_its_connection_lives_on() throws Exception {
    int backend;
    try (var connection = Deadline.within(Duration.ofMillis(900), prompt::getConnection);
        var statement = connection.createStatement()) {
      backend = backend(statement);
      assertThatThrownBy(() -> statement.execute("select pg_sleep(10)"))
          .isInstanceOfSatisfying(
              SQLException.class, it -> assertThat(it.getSQLState()).isEqualTo("57014"));
      assertThat(backend(statement)).isEqualTo(backend);
    }
    var pool = db.pools().writer().getHikariPoolMXBean();
    while (pool.getActiveConnections() > 0)
      Thread.sleep(5); // the caller that asked the server gives it back
    TimeUnit.MILLISECONDS.sleep(100); // no deadline has passed any more
    for (var it : all()) {
      try (it;
          var statement = it.createStatement()) {
        assertThat(statement.execute("select pg_sleep(0.01)")).isTrue();
      }
    }
  }

  private static int backend(Statement statement) throws SQLException {
    try (var row = statement.executeQuery("select pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }

  @Test
  void what_is_done_in_time_is_not_ended_when_the_next_has_the_connection() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThat(Deadline.within(Duration.ofMillis(410), () -> sleep("0.001"))).isTrue();
      try (var connection = db.pools().writer().getConnection();
          var statement = connection.createStatement()) {
        assertThat(statement.execute("select pg_sleep(0.03)")).isTrue();
      }
    }
  }

  @Test
  void what_is_quick_is_still_done_when_the_time_went_into_work() throws Exception {
    boolean done =
        Deadline.within(
            Duration.ofMillis(1),
            () -> {
              TimeUnit.MILLISECONDS.sleep(20);
              return sleep("0");
            });
    assertThat(done).isTrue();
  }

  @Test
  @Tag("long")
  void background_work_comes_to_its_turn_later_than_the_pool_itself_would_wait() throws Exception {
    var taken = all();
    var later = CompletableFuture.delayedExecutor(2_600, TimeUnit.MILLISECONDS);
    var given =
        CompletableFuture.runAsync(
            () -> {
              try {
                taken.getFirst().close();
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            },
            later);
    try (var connection = prompt.getConnection()) {
      assertThat(connection.isValid(1)).isTrue();
    }
    given.join();
    for (var it : taken) it.close();
  }

  private boolean sleep(String seconds) throws SQLException {
    try (var connection = prompt.getConnection();
        var statement = connection.createStatement()) {
      return statement.execute("select pg_sleep(" + seconds + ")");
    }
  }

  /** Every connection the pool has. */
  private List<Connection> all() throws SQLException {
    var taken = new ArrayList<Connection>();
    int size = db.pools().writer().getMaximumPoolSize();
    while (taken.size() < size) taken.add(db.pools().writer().getConnection());
    return taken;
  }
}
