package weft.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.history.HappeningHub.PATIENCE;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.database.TestDatabase;
import weft.event.Reaction;
import weft.event.Recorded;
import weft.history.store.HistoryReader;
import weft.history.store.LongPayload;

/** A backlog of events that have a fraction of a megabyte each never is in memory as a whole. */
@Timeout(60)
class LargeEventsTest {
  private static final int COUNT = 60;
  private static final int BYTES = 300_000;

  /** Two pages of a megabyte, what each has above it, and the small one. */
  private static final int AT_ONCE = 2 * ((1 << 20) / BYTES + 1) + 1;

  private static TestDatabase db;

  @BeforeAll
  static void backlog() {
    db = TestDatabase.fresh();
    try (var recorder = Happening.store(db.pools())) {
      for (int i = 0; i < COUNT; i++)
        recorder.engine().appendEvents(Happening.at("Test:l" + i, 0, "x".repeat(BYTES)));
      recorder.engine().appendEvents(Happening.at("Test:small", 0, "small"));
    }
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void a_view_that_lags_is_handed_little_at_a_time(int segments) {
    var view = CountedView.create(db, "little_" + segments);
    var weighing = new Weighing(view, new ConcurrentLinkedQueue<>());
    try (var hub = HappeningHub.hub(db).view(weighing).segments(segments).open().start()) {
      assertThat(hub.positions().awaitSettled(COUNT + 1, PATIENCE)).isTrue();
    }
    assertThat(weighing.batches()).allMatch(it -> it <= AT_ONCE);
    assertThat(view.rows(db)).isEqualTo(CountedView.truth(db)).hasSize(COUNT + 1);
  }

  @Test
  void a_reaction_that_wants_none_of_them_comes_past_them() throws Exception {
    var reached = new CountDownLatch(1);
    try (var _ = HappeningHub.hub(db).reaction(_ -> new WhenSmall(reached)).open().start()) {
      assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void what_an_order_of_ten_thousand_lines_says_is_kept_in_less_than_a_megabyte() {
    String said = Happening.ofTenThousandLines();
    try (var own = TestDatabase.fresh();
        var store = Happening.store(own.pools())) {
      store.engine().appendEvents(Happening.at("Test:order", 0, said));
      assertThat(
              own.admin()
                  .sql("select octet_length(payload) from domain_event")
                  .query(Integer.class)
                  .single())
          .isLessThan(1 << 20);
      assertThat(
              store.engine().readEvents("Test:order").asStream().toList().getFirst().getPayload())
          .isInstanceOfSatisfying(Happening.class, it -> assertThat(it.what()).isEqualTo(said));
      assertThat(store.engine().table().after(0, 10).getFirst().bytes())
          .isGreaterThan(said.length());
    }
  }

  @Test
  void what_was_stored_as_it_is_however_long_is_read_as_ever() {
    byte[] plain = ("{\"what\":\"" + "x".repeat(2 << 20) + "\"}").getBytes(UTF_8);
    assertThat(LongPayload.json(plain)).isSameAs(plain);
    assertThat(LongPayload.bytes(plain)).isEqualTo(plain.length);
    assertThat(LongPayload.json(LongPayload.kept(plain))).isEqualTo(plain);
    assertThat(LongPayload.bytes(LongPayload.kept(plain))).isEqualTo(plain.length);
  }

  private record WhenSmall(CountDownLatch reached) implements Reaction {
    @Override
    public String name() {
      return "WhenSmallThenDone";
    }

    @Override
    public boolean handles(Object payload) {
      return payload instanceof Happening it && it.what().equals("small");
    }

    @Override
    public void react(Recorded event) {
      reached.countDown();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 1_000})
  void a_page_has_a_megabyte_and_an_event_at_most(int limit) {
    var history =
        new HistoryReader(db.pools().writer(), Happening.json(), NoOpEventUpcaster.INSTANCE);
    int read = 0;
    for (var page = history.after(0, limit); !page.events().isEmpty(); ) {
      assertThat(page.events()).hasSizeLessThanOrEqualTo(Math.min(limit, AT_ONCE / 2));
      read += page.events().size();
      page = history.after(page.last(), limit);
    }
    assertThat(read).isEqualTo(COUNT + 1);
  }

  /** Notes how many events each batch has. */
  private record Weighing(CountedView view, Queue<Integer> batches) implements CountedView.Around {
    @Override
    public void write(JdbcClient database, List<Recorded> batch) {
      batches.add(batch.size());
      view.write(database, batch);
    }
  }
}
