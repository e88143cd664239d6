package weft.projections.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.TestDatabase;
import weft.projections.stock.SharedStock;

/** A movement of stock wakes only the readers with whom the stock is shared. */
class ConcernedReadersTest {
  @Test
  void a_movement_of_stock_concerns_those_who_are_granted_its_part_now() {
    try (var db = TestDatabase.fresh()) {
      moved(db);
      granted(db, "OF_ALL", null, null, false);
      granted(db, "OF_IT", "[\"A\", \"B\"]", "(now() at time zone 'UTC')::date", false);
      granted(db, "OF_OTHERS", "[\"B\"]", null, false);
      granted(db, "NO_MORE", "[\"A\"]", null, true);
      granted(db, "IS_OVER", "[\"A\"]", "(now() at time zone 'UTC')::date - 1", false);
      var hub = JdbcClient.create(db.pools().writer());
      var concerned = ConcernedReaders.by(hub, 6, 7);
      assertThat(concerned.parties().get(SharedStock.NAME))
          .containsExactlyInAnyOrder("OF_ALL", "OF_IT");
    }
  }

  /** A key in each of its batches. */
  private static void moved(TestDatabase db) {
    db.admin()
        .sql(
            """
            insert into history_entry (viewer, position, stream, type, first) values ('FOUNDRY', 7, 'Stock:FOUNDRY:S:A', 'stock-moved', true)
            """)
        .update();
    db.admin()
        .sql(
            """
            insert into stock (stream, item, owner, holder, site, part, belongs_to, category, status, batch, quantity, unit, changed_at, version, from_position)
            select 'Stock:FOUNDRY:S:A', 'own:' || n, 'FOUNDRY', 'FOUNDRY', 'S', 'A', 'FOUNDRY', 'finished', 'usable', 'B' || n, 1, 'PCE', now(), 1, 7
            from generate_series(1, 100) n
            """)
        .update();
  }

  private static void granted(
      TestDatabase db, String to, @Nullable String parts, @Nullable String until, boolean over) {
    db.admin()
        .sql(
            """
            insert into grants (stream, item, owner, giver, receiver, what, parts, grain, until, past, given_at, given_position, withdrawn_at, version, from_position)
            values (:stream, 'to', :to, 'FOUNDRY', :to, 'stock', cast(:parts as jsonb), 'state', %s, false, now(), 1, %s, 1, 1)
            """
                .formatted(until, over ? "now()" : null))
        .param("stream", "Grant:" + to)
        .param("to", to)
        .param("parts", parts)
        .update();
  }
}
