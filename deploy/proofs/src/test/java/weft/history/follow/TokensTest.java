package weft.history.follow;

import static weft.history.HappeningHub.await;
import static weft.history.HappeningHub.happen;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.database.TestDatabase;
import weft.history.CountedView;
import weft.history.Happening;
import weft.history.HappeningHub;
import weft.history.deadletter.DeadLetterTable;

/** A view's rows and its token always agree, whoever reads the token. */
@Timeout(60)
class TokensTest {
  /** The hub continues from its position, and it read its token anew meanwhile: both fit. */
  @Test
  void what_a_crash_took_back_is_written_again_though_the_token_was_read_after_it() {
    try (var db = TestDatabase.fresh();
        var hub = HappeningHub.hub(db).open().start()) {
      var view = CountedView.create(db, "read_behind");
      var writer = db.pools().writer();
      var tokens = ProcessorTokens.in(writer, Happening.json());
      try (var processors =
          new ViewProcessors(
              (after, _) -> hub.events().openStream(after), tokens, writer, 1_000, 1, () -> {})) {
        processors.add(new ViewWriter(view, writer, new DeadLetterTable(writer, 1)));
        processors.start();
        happen(hub, "Test:x", 0);
        await(() -> view.rows(db).equals(CountedView.truth(db)));
        db.admin()
            .sql(
                "create table before as select v.*, t.token from read_behind v, token_entry t where"
                    + " t.processor_name = 'read_behind'")
            .update();
        for (int i = 1; i < 3; i++) happen(hub, "Test:x", i);
        await(() -> view.rows(db).equals(CountedView.truth(db)));
        db.admin()
            .sql(
                """
                with token as (update token_entry t set token = b.token from before b where t.processor_name = 'read_behind')
                update read_behind v set events = b.events, sequences = b.sequences, last_sequence = b.last_sequence,
                  last_position = b.last_position from before b
                """)
            .update();
        new JdbcTransactions(writer).fetchInTransaction(() -> tokens.fetchToken(view.name(), 0));
        happen(hub, "Test:x", 3);
        await(() -> view.rows(db).equals(CountedView.truth(db)));
      }
    }
  }
}
