package weft.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.history.HappeningHub.PATIENCE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
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
import weft.history.store.EventPart;
import weft.history.store.HistoryReader;
import weft.history.store.HistoryUnavailable;
import weft.history.store.LongPayload;

/** A backlog of events of a fraction of a megabyte each is never in memory as a whole. */
@Timeout(60)
class LargeEventsTest {
  private static final int COUNT = 60;
  private static final int BYTES = 300_000;

  /** Two pages of a megabyte, the events beyond each, and the small one. */
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
  void an_event_of_megabytes_is_decoded_once_for_all_who_follow() throws Exception {
    try (var own = TestDatabase.fresh();
        var store = Happening.store(own.pools())) {
      store
          .engine()
          .appendEvents(Happening.at("Test:long", 0, Happening.incompressible(3_000_000)));
      var before = new GlobalSequenceTrackingToken(store.engine().table().head() - 1);
      var together = new CyclicBarrier(8);
      Callable<Object> follower =
          () -> {
            try (var stream = store.openStream(before)) {
              together.await();
              return stream.nextAvailable().getPayload();
            }
          };
      Set<Object> decoded = Collections.newSetFromMap(new IdentityHashMap<>());
      try (var threads = Executors.newFixedThreadPool(8)) {
        for (var it : threads.invokeAll(Collections.nCopies(8, follower))) decoded.add(it.get());
      }
      assertThat(decoded).hasSize(1);
    }
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
  void what_gzip_makes_no_megabyte_of_is_kept_in_parts_of_less_and_read_whole() {
    String said = Happening.incompressible(3_000_000);
    try (var own = TestDatabase.fresh();
        var store = Happening.store(own.pools())) {
      var view = CountedView.create(own, "parted");
      store.engine().appendEvents(Happening.at("Test:long", 0, "short"));
      store
          .engine()
          .appendEvents(
              Happening.at("Test:long", 1, said),
              Happening.at("Test:long", 2, "between"),
              Happening.at("Test:other", 0, said));
      assertThat(
              own.admin()
                  .sql("select max(octet_length(payload)) from domain_event")
                  .query(Integer.class)
                  .single())
          .isLessThan(1 << 20);
      assertThat(payloads(store.engine().readEvents("Test:long").asStream()))
          .containsExactly("short", said, "between");
      assertThat(store.engine().lastSequenceNumberFor("Test:long")).hasValue(2L);
      assertThat(store.streams(null).read(List.of("Test:long", "Test:other")).get("Test:other"))
          .singleElement()
          .isInstanceOfSatisfying(Happening.class, it -> assertThat(it.what()).isEqualTo(said));

      assertThat(said(own)).containsExactly("short", said, "between", said);
      var last = store.recorded().at(List.of(store.engine().table().head())).getFirst();
      assertThat(store.recorded().before(last, 2))
          .extracting(it -> ((Happening) it.payload()).what())
          .containsExactly(said, "between");
      try (var hub = HappeningHub.hub(own).view(view).segments(1).open().start()) {
        assertThat(hub.positions().awaitSettled(hub.positions().head(), PATIENCE)).isTrue();
      }
      assertThat(view.rows(own)).isEqualTo(CountedView.truth(own));
    }
  }

  @Test
  void a_page_weighs_what_its_events_say_however_they_are_kept() {
    try (var own = TestDatabase.fresh();
        var store = Happening.store(own.pools())) {
      for (int i = 0; i < 8; i++)
        store.engine().appendEvents(Happening.at("Test:z" + i, 0, "x".repeat(270_000 + i)));
      assertThat(store.engine().table().after(0, 100))
          .as("as many as begin within a megabyte, gzip or not")
          .hasSize((1 << 20) / 270_000 + 1);
    }
  }

  private static List<String> payloads(Stream<? extends DomainEventMessage<?>> events) {
    return events.map(it -> ((Happening) it.getPayload()).what()).toList();
  }

  /** The content of all events in order, read page by page. */
  private static List<String> said(TestDatabase db) {
    var history = new HistoryReader(db.pools().writer(), Happening.json());
    var said = new ArrayList<String>();
    for (var page = history.after(0, 1_000);
        !page.events().isEmpty();
        page = history.after(page.last(), 1_000))
      for (var it : page.events())
        if (it.payload() instanceof Happening happened) said.add(happened.what());
    return said;
  }

  @Test
  void an_event_of_which_a_part_is_missing_is_never_read_as_if_it_were_less() {
    try (var own = TestDatabase.fresh();
        var store = Happening.store(own.pools())) {
      store
          .engine()
          .appendEvents(Happening.at("Test:long", 0, Happening.incompressible(2_000_000)));
      own.admin().sql("delete from domain_event where position = 2").update();
      assertThatThrownBy(() -> store.engine().readEvents("Test:long"))
          .isInstanceOf(HistoryUnavailable.class)
          .hasMessageContaining("parts of event");
    }
  }

  /** Stored permanently. */
  @Test
  void a_part_is_kept_as_json() {
    var part = new EventPart(3, new byte[] {0x1f, (byte) 0x8b, 0});
    var kept = Happening.json().serialize(part, byte[].class);
    assertThat(kept.getType().getName()).isEqualTo("event-part");
    assertThat(new String(kept.getData(), UTF_8)).isEqualTo("{\"number\":3,\"bytes\":\"H4sA\"}");
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
    var history = new HistoryReader(db.pools().writer(), Happening.json());
    int read = 0;
    for (var page = history.after(0, limit); !page.events().isEmpty(); ) {
      assertThat(page.events()).hasSizeLessThanOrEqualTo(Math.min(limit, AT_ONCE / 2));
      read += page.events().size();
      page = history.after(page.last(), limit);
    }
    assertThat(read).isEqualTo(COUNT + 1);
  }

  /** Records the number of events in each batch. */
  private record Weighing(CountedView view, Queue<Integer> batches) implements CountedView.Around {
    @Override
    public void write(JdbcClient database, List<Recorded> batch) {
      batches.add(batch.size());
      view.write(database, batch);
    }
  }
}
