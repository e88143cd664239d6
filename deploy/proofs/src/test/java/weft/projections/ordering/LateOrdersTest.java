package weft.projections.ordering;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.TestDatabase;
import weft.event.Recorded;
import weft.history.follow.LateRows;

@Timeout(60)
class LateOrdersTest {
  private static TestDatabase db;
  private final JdbcClient tables = JdbcClient.create(db.pools().writer());

  @BeforeAll
  static void open() {
    db = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void rows_kept_in_memory_become_those_of_each_event_written_at_once() {
    var events = OrderEvents.course(7, 60);
    truncate();
    for (var it : events) new OrderBoard().write(tables, List.of(it));
    var live = rows();
    assertThat(live).allMatch(it -> it.size() > 20);
    for (int room : List.of(0, 30, 60_000))
      for (int batch : List.of(1, 7, 1_000)) {
        truncate();
        write(new LateOrders(room), events, batch);
        assertThat(rows()).describedAs("room %d, batches of %d", room, batch).isEqualTo(live);
      }
  }

  /** Settled twice on the way, as when a rebuild catches up with the live view. */
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

  /** Every row of both tables, as PostgreSQL writes it. */
  private List<List<String>> rows() {
    return List.of(rows("purchase_order"), rows("purchase_order_past"));
  }

  private List<String> rows(String table) {
    return tables
        .sql("select t::text from %s t order by 1".formatted(table))
        .query((row, _) -> requireNonNull(row.getString(1)))
        .list();
  }
}
