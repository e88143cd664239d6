package weft.history.append;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import weft.database.TestDatabase;
import weft.history.Happening;
import weft.history.store.HistoryTable;
import weft.history.store.StoredEvent;

/** The reads of each command stay cheap, because there are hundreds of commands a second. */
class ReadsOfCommandsTest {
  private static TestDatabase db;

  @BeforeAll
  static void open() {
    db = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    db.close();
  }

  /** PostgreSQL planned it for each command, which took ten times as long as running it. */
  @Test
  void what_a_command_reads_of_its_streams_is_planned_once_and_kept() throws SQLException {
    try (var store = Happening.store(db.pools());
        Connection connection = DriverManager.getConnection(db.url(), "postgres", "")) {
      store.engine().appendEvents(Happening.first("Test:planned", 3));
      var one = new SingleConnectionDataSource(connection, true);
      var table = new HistoryTable(one);
      JdbcClient.create(one).sql("set plan_cache_mode = force_custom_plan").update();
      for (int i = 0; i < 10; i++) {
        List<StoredEvent> read = table.fromKept(List.of("Test:planned"), Map.of("Test", "1"));
        assertThat(read).hasSize(3);
      }

      long plans =
          JdbcClient.create(one)
              .sql(
                  "select count(*) from pg_backend_memory_contexts"
                      + " where name = 'CachedPlan' and ident like 'with kept as materialized%'")
              .query(Long.class)
              .single();
      assertThat(plans).isEqualTo(1);
    }
  }

  @Test
  void where_an_event_stands_that_was_just_recorded_is_known_without_asking() {
    var asked = new AtomicInteger();
    try (var store = Happening.store(db.pools())) {
      var counted = new HistoryTable(counting(db.pools().writer(), asked));
      store.engine().appendEvents(Happening.first("Test:known", 3));
      var recorded = store.engine().table().streams(List.of("Test:known"));
      counted.recorded(recorded);

      assertThat(counted.positionOf("Test:known", 2)).isEqualTo(recorded.get(2).position());
      assertThat(asked).hasValue(0);
      assertThat(counted.positionOf("Test:known", 1)).isEqualTo(recorded.get(1).position());
      assertThat(counted.positionOf("Test:known", 3)).isZero();
      assertThat(asked).hasValue(2);
    }
  }

  private static DataSource counting(DataSource pool, AtomicInteger asked) {
    return new DelegatingDataSource(pool) {
      @Override
      public Connection getConnection() throws SQLException {
        asked.incrementAndGet();
        return super.getConnection();
      }
    };
  }
}
