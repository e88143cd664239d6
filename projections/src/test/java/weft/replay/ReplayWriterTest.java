package weft.replay;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.database.TestDatabase;
import weft.projections.ordering.OrderBoard;
import weft.projections.ordering.OrderEvents;

@Timeout(60)
class ReplayWriterTest {
  /** If rows are kept in memory, the table refuses one long after its event was processed. */
  @ParameterizedTest
  @ValueSource(ints = {2, 19})
  void the_event_whose_row_cannot_be_written_late_is_named(int bad) throws Exception {
    try (var db = TestDatabase.fresh();
        var writer = new ReplayWriter(new OrderBoard(), db.writerLogins().getConnection())) {
      var events = OrderEvents.placedAfterAllDays(20, bad);
      var _ = writer.write(events.subList(0, 10), Runnable::run);
      var _ = writer.write(events.subList(10, 20), Runnable::run);
      var settled = writer.settle(Runnable::run);
      assertThatThrownBy(settled::join)
          .isInstanceOf(CompletionException.class)
          .cause()
          .isInstanceOf(ReplayFailed.class)
          .hasMessageContaining("order-board cannot write OrderPlaced at position " + (bad + 1));
    }
  }

  @Test
  void the_event_that_its_rows_do_not_allow_is_named() throws Exception {
    try (var db = TestDatabase.fresh();
        var writer = new ReplayWriter(new OrderBoard(), db.writerLogins().getConnection())) {
      var answeredFirst = OrderEvents.answeredBeforePlaced(5, 3);
      var written = writer.write(answeredFirst, Runnable::run);
      assertThatThrownBy(written::join)
          .hasMessageContaining("order-board cannot write OrderAnswered at position 4");
    }
  }
}
