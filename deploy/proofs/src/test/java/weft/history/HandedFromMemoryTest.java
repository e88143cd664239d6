package weft.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.database.TestDatabase;
import weft.event.Recorded;
import weft.history.store.HistoryReader;
import weft.history.store.RecordedEvents;

/** Followers get this hub's commits from memory, and another hub's from the table. */
@Timeout(60)
class HandedFromMemoryTest {
  private TestDatabase db;

  @BeforeEach
  void fresh() {
    db = TestDatabase.fresh();
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void what_followers_are_handed_while_two_hubs_record_is_what_the_table_says() throws Exception {
    try (var here = Happening.store(db.pools());
        var otherPools = db.morePools();
        var other = Happening.store(otherPools);
        var threads = Executors.newFixedThreadPool(6)) {
      List<Callable<Integer>> senders = new ArrayList<>();
      for (int sender = 0; sender < 4; sender++) {
        var engine = (sender < 3 ? here : other).engine();
        int number = sender;
        senders.add(
            () -> {
              int recorded = 0;
              for (int i = 0; i < 150; i++)
                try { // two senders want each stream, and one of them succeeds
                  engine.appendEvents(
                      Happening.first("Test:%d-%d".formatted(number / 2, i), 1 + i % 5));
                  recorded += 1 + i % 5;
                } catch (ConcurrencyException | AggregateStreamCreationException e) {
                  Thread.sleep(1);
                }
              return recorded;
            });
      }
      var early = threads.submit(follow(here, senders.size() * 150));
      var results = new ArrayList<Future<Integer>>();
      for (var it : senders) results.add(threads.submit(it));
      int total = 0;
      for (var it : results) total += it.get();
      assertThat(total).isEqualTo(2 * 150 * 3);
      var late = threads.submit(follow(here, total));
      var table = table();
      assertThat(early.get(20, TimeUnit.SECONDS)).isEqualTo(table.subList(0, 600));
      assertThat(late.get(20, TimeUnit.SECONDS)).isEqualTo(table);
    }
  }

  @Test
  void events_larger_than_what_is_kept_in_memory_are_followed_all_the_same() throws Exception {
    try (var here = Happening.store(db.pools());
        var threads = Executors.newFixedThreadPool(1)) {
      var followed = threads.submit(follow(here, 6));
      for (int i = 0; i < 6; i++)
        here.engine().appendEvents(Happening.at("Test:large", i, "x".repeat(3_000_000)));
      assertThat(followed.get(20, TimeUnit.SECONDS)).isEqualTo(table());
    }
  }

  private static Callable<List<Recorded>> follow(
      StreamableMessageSource<TrackedEventMessage<?>> history, int count) {
    return () -> {
      var followed = new ArrayList<Recorded>();
      try (var stream = history.openStream(null)) {
        while (followed.size() < count) followed.add(RecordedEvents.of(stream.nextAvailable()));
      }
      return followed;
    };
  }

  private List<Recorded> table() {
    var reader = new HistoryReader(db.pools().writer(), Happening.json());
    var all = new ArrayList<Recorded>();
    for (var page = reader.after(0, 1_000); !page.events().isEmpty(); ) {
      all.addAll(page.events());
      page = reader.after(page.last(), 1_000);
    }
    return all;
  }
}
