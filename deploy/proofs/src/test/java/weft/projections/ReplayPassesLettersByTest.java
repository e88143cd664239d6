package weft.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.database.DatabaseRoles;
import weft.database.TestDatabase;
import weft.history.deadletter.DeadLetters.Filter;
import weft.history.follow.View;
import weft.history.store.EventJson;
import weft.history.store.HistoryReader;
import weft.json.EventTypes;
import weft.replay.Rebuilds;
import weft.replay.Rebuilds.State;
import weft.replay.Verification;

/**
 * A replay omits a view's dead letters, too; a retry then finds the rows as the replay left them.
 */
@Timeout(120)
@Tag("long")
class ReplayPassesLettersByTest {
  private static final View BOARD = Views.BOARDS.getFirst();
  private final EventJson json = new EventJson(EventTypes.ALL);

  @Test
  void with_letters_waiting_left_out_and_taken_in_again() throws Exception {
    try (var db = TestDatabase.fresh();
        var hub = Views.open(db, 1_000, 1);
        var rebuilds =
            new Rebuilds(
                Views.BOARDS,
                db.ownerLogins(),
                db.writerLogins(),
                DatabaseRoles.READER,
                reader(db),
                json)) {
      var partners = PoisonedBoardTest.play(hub);
      PoisonedBoardTest.poison(db);
      for (int i = 0; i < 300; i++) partners.step();
      Views.settle(hub);
      PoisonedBoardTest.cure(db);
      var letters = hub.deadLetters().list(Filter.ALL, 0, 1_000);
      assertThat(letters).hasSizeGreaterThan(2);
      assertEqual(db);
      rebuild(rebuilds);
      assertEqual(db);

      hub.deadLetters().retryAll(BOARD.name());
      assertThat(hub.deadLetters().waiting(BOARD.name())).isZero();
      assertEqual(db);

      PoisonedBoardTest.poison(db);
      for (int i = 0; i < 200; i++) partners.step();
      Views.settle(hub);
      PoisonedBoardTest.cure(db);
      long first = hub.deadLetters().list(Filter.ALL, 0, 1).getFirst().id();
      hub.deadLetters().discard(first, "operator@weft", "test");
      assertThat(hub.deadLetters().list(Filter.ALL, 0, 10)).anyMatch(it -> it.discard() != null);
      rebuild(rebuilds);
      assertEqual(db);
    }
  }

  private HistoryReader reader(TestDatabase db) {
    return new HistoryReader(db.pools().writer(), json);
  }

  private void assertEqual(TestDatabase db) throws Exception {
    var verdict =
        new Verification(db.ownerLogins(), db.writerLogins(), reader(db), json).of(BOARD, _ -> {});
    assertThat(verdict.isEqual()).describedAs(verdict.toString()).isTrue();
  }

  private static void rebuild(Rebuilds rebuilds) throws InterruptedException {
    assertThat(rebuilds.start(BOARD.name())).isPresent();
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (rebuilds.status(BOARD.name()).orElseThrow().state() == State.RUNNING
        && System.nanoTime() < until) Thread.sleep(5);
    var status = rebuilds.status(BOARD.name()).orElseThrow();
    assertThat(status.state()).describedAs(status.toString()).isEqualTo(State.SWITCHED);
  }
}
