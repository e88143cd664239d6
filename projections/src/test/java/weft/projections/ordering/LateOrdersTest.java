package weft.projections.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.TestDatabase;
import weft.event.Recorded;
import weft.history.LateRows;
import weft.replay.Digest;

@Timeout(60)
class LateOrdersTest {
  private static final TestDatabase db = TestDatabase.fresh();
  private final JdbcClient tables = JdbcClient.create(db.pools().writer());

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void rows_kept_in_memory_become_those_of_each_event_written_at_once() throws Exception {
    var events = OrderEvents.course(7, 60);
    truncate();
    for (var it : events) new OrderBoard().write(tables, List.of(it));
    var live = digests();
    assertThat(live).allMatch(it -> it.rows() > 20);
    for (int room : List.of(0, 30, 60_000))
      for (int batch : List.of(1, 7, 1_000)) {
        truncate();
        write(new LateOrders(room), events, batch);
        assertThat(digests()).describedAs("room %d, batches of %d", room, batch).isEqualTo(live);
      }
  }

  /** Settled twice on the way, as where a rebuild catches up with the live view. */
  private void write(LateRows late, List<Recorded> events, int batch) {
    for (int from = 0, part = 0; from < events.size(); from += batch, part++) {
      late.take(tables, events.subList(from, Math.min(events.size(), from + batch)));
      if (part % 11 == 5) late.settle(tables, late.owed());
    }
    late.settle(tables, late.owed());
    assertThat(late.owed()).isEmpty();
  }

  private static void truncate() {
    db.owner().sql("truncate purchase_order, purchase_order_past").update();
  }

  private static List<Digest> digests() throws SQLException {
    try (var connection = db.writerLogins().getConnection()) {
      return List.of(
          Digest.of(connection, "select * from purchase_order"),
          Digest.of(connection, "select * from purchase_order_past"));
    }
  }
}
