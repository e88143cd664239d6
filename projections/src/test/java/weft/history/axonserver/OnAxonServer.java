package weft.history.axonserver;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.history.HappeningHub.PATIENCE;
import static weft.history.HappeningHub.await;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import weft.database.Pools;
import weft.database.TestDatabase;
import weft.event.Recorded;
import weft.history.CountedView;
import weft.history.Happening;
import weft.history.HappeningHub;
import weft.history.History;
import weft.history.follow.View;
import weft.history.store.HistoryReader;
import weft.history.store.HistoryUnavailable;

/** Hubs whose history is on an Axon Server, and their copies of it. */
@Timeout(120)
abstract class OnAxonServer {
  final ServerOnPaper server = ServerOnPaper.start();
  final TestDatabase db = TestDatabase.fresh();
  final CountedView counted = CountedView.create(db, "counted");

  @AfterEach
  void close() {
    server.close();
    db.close();
  }

  History hub(Pools pools, AxonServer at, View view) {
    return History.on(pools)
        .events(Happening.TYPES)
        .axonServer(at)
        .view(view)
        .commandHandler(it -> new HappeningHub.Desk(it.events()))
        .open()
        .start();
  }

  History hub() {
    return hub(db.pools(), server.address(), counted);
  }

  static void happen(History hub, String stream, long sequence) {
    var result = HappeningHub.happen(hub, stream, sequence);
    if (!result.isExceptional()) return;
    if (result.exceptionResult() instanceof RuntimeException refused) throw refused;
    throw new AssertionError(result.exceptionResult());
  }

  /** A reconnected line may break once more. */
  static void happenOnceReached(History hub, String stream, long sequence) {
    await(
        () -> {
          try {
            happen(hub, stream, sequence);
            return true;
          } catch (HistoryUnavailable notReached) {
            return false;
          }
        });
  }

  List<Recorded> copied() {
    return new HistoryReader(db.pools().writer(), Happening.json()).after(0, 1_000).events();
  }

  void settle(History hub) {
    assertThat(hub.positions().awaitSettled(hub.positions().head(), PATIENCE)).isTrue();
  }
}
