package weft.history.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.history.HappeningHub.PATIENCE;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.TestDatabase;
import weft.event.Recorded;
import weft.history.CountedView;
import weft.history.Happening;
import weft.history.HappeningHub;
import weft.history.History;

/** Views that each want some of the events write all of those, and settle at the same time. */
@Timeout(60)
class PassedEventsTest {
  private static final int VIEWS = 6;
  private static final int ROUNDS = 150;
  private static final long SEED = 20261201;

  /** Counts the events whose text is its number. */
  private record Sharing(CountedView view, int number) implements CountedView.Around {
    @Override
    public boolean handles(Object payload) {
      return payload instanceof Happening it && it.what().equals("" + number);
    }

    @Override
    public void write(JdbcClient db, List<Recorded> batch) {
      view.write(db, batch);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void views_have_every_event_that_they_want_once_and_in_order(int segments) throws Exception {
    try (var db = TestDatabase.fresh();
        var pools = db.morePools();
        var other = Happening.store(pools)) {
      var views = new ArrayList<Sharing>();
      for (int i = 0; i < VIEWS; i++)
        views.add(new Sharing(CountedView.create(db, "sharing_" + i), i));
      var random = new Random(SEED);
      int[] recorded = new int[3 * VIEWS];
      History hub = open(db, views, segments);
      try {
        for (int round = 0; round < ROUNDS; round++) {
          int stream = random.nextInt(recorded.length);
          var events = new ArrayList<org.axonframework.eventhandling.DomainEventMessage<?>>();
          for (int i = random.nextInt(4); i >= 0; i--)
            events.add(Happening.at("Test:" + stream, recorded[stream]++, "" + stream % VIEWS));
          (random.nextBoolean() ? other.engine() : engine(hub)).appendEvents(events);
          if (random.nextInt(8) == 0)
            assertThat(hub.positions().awaitSettled(hub.positions().head(), PATIENCE)).isTrue();
          if (random.nextInt(40) != 0) continue;
          hub.close();
          hub = open(db, views, segments);
        }
        assertThat(hub.positions().awaitSettled(hub.positions().head(), PATIENCE)).isTrue();
      } finally {
        hub.close();
      }
      for (var it : views)
        assertThat(it.view().rows(db))
            .as("seed %d, view %d", SEED, it.number())
            .isEqualTo(
                CountedView.truth(db).stream()
                    .filter(row -> stream(row) % VIEWS == it.number())
                    .toList());
    }
  }

  private static History open(TestDatabase db, List<Sharing> views, int segments) {
    var plan = HappeningHub.hub(db).segments(segments).batchSize(7);
    views.forEach(plan::view);
    return plan.open().start();
  }

  private static org.axonframework.eventsourcing.eventstore.EventStorageEngine engine(History hub) {
    return ((weft.history.append.PostgresEventStore) hub.events()).engine();
  }

  /** The number of the stream in a row such as {@code (Test:4,…)}. */
  private static int stream(String row) {
    return Integer.parseInt(row.substring(row.indexOf(':') + 1, row.indexOf(',')));
  }
}
