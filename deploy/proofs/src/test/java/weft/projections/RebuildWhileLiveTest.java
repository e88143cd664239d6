package weft.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.SampleSize;
import weft.database.Beside;
import weft.database.DatabaseRoles;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.desk.CommandGateway;
import weft.history.follow.View;
import weft.history.store.EventJson;
import weft.history.store.HistoryReader;
import weft.json.EventTypes;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.rows.Moment;
import weft.replay.Digest;
import weft.replay.Rebuilds;
import weft.replay.Rebuilds.State;
import weft.replay.Rebuilds.Status;
import weft.replay.Shape;
import weft.replay.Verification;

/**
 * Views are rebuilt and switched while partners work and readers read: no reader meets an error or
 * older rows than before, no event is lost or written twice, and nobody sees more than before.
 */
@Beside("views")
@Timeout(180)
class RebuildWhileLiveTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final PartyScope AUDITOR = PartyScope.auditor(new PartyCode("SHENJI"));

  private TestDatabase db;
  private PartyReads reads;
  private HistoryReader history;
  private final EventJson json = new EventJson(EventTypes.ALL);

  @BeforeEach
  void fresh() {
    db = TestDatabase.fresh();
    reads = new PartyReads(db.pools());
    AuditorsGrants.ofAll(db.admin(), RandomHistory.PARTIES);
    history = new HistoryReader(db.pools().writer(), json);
  }

  @AfterEach
  void close() {
    db.close();
  }

  private Rebuilds rebuilds() {
    return new Rebuilds(
        Views.all(db), db.ownerLogins(), db.writerLogins(), DatabaseRoles.READER, history, json);
  }

  static IntStream segments() {
    return SampleSize.ALL ? IntStream.of(1, 4) : IntStream.of(4);
  }

  @ParameterizedTest
  @MethodSource("segments")
  void readers_and_writers_go_on_through_every_switch(int segments) throws Exception {
    var stop = new AtomicBoolean();
    var reader = new CoherentReader(reads, AUDITOR);
    try (var hub = Views.open(db, Views.all(db), 100, segments);
        var rebuilds = rebuilds();
        var threads = Executors.newCachedThreadPool()) {
      try {
        Views.introduce(hub);
        var partners =
            new RandomHistory(segments, new CommandGateway(hub.commands()), hub.streams());
        for (int i = 0; i < 150; i++) partners.step();
        Views.settle(hub);
        var then = new Moment(hub.positions().head());
        var answers = EveryAnswer.at(then, reads);
        var shapes = shapes();
        // a wrong row, which the rebuild corrects
        db.admin().sql("update call_off_line_past set segment = -1").update();

        var working = work(threads, stop, partners::step);
        var reading = new ArrayList<Future<Long>>();
        for (int i = 0; i < 3; i++) reading.add(threads.submit(() -> reader.until(stop)));
        int rounds = segments == 1 ? 2 : 1; // switched tables can be switched again
        for (int round = 0; round < rounds; round++)
          for (View view : Views.all(db)) {
            long before = reader.reads();
            var status = rebuild(rebuilds, view);
            assertThat(status.state()).describedAs(status.toString()).isEqualTo(State.SWITCHED);
            assertThat(status.progress().events()).isPositive();
            reader.awaitMore(before, PATIENCE);
          }
        stop.set(true);
        working.get(30, TimeUnit.SECONDS);
        for (var it : reading) assertThat(it.get(30, TimeUnit.SECONDS)).isPositive();

        Views.settle(hub);
        assertThat(EveryAnswer.at(then, reads)).isEqualTo(answers);
        assertThat(shapes()).isEqualTo(shapes);
      } finally {
        stop.set(true);
      }
    }
    for (View view : Views.all(db)) {
      var verdict =
          new Verification(db.ownerLogins(), db.writerLogins(), history, json).of(view, _ -> {});
      assertThat(verdict.isEqual()).describedAs(verdict.toString()).isTrue();
    }
    Map<String, Digest> rows = Views.digests(db);
    Views.replay(db, 1_000, 1);
    assertThat(Views.digests(db)).isEqualTo(rows);
    assertThat(schemasBeside()).isEmpty();
  }

  /** Row security after a switch: each party sees all of its own rows, and a stranger none. */
  @Test
  void the_wrong_party_sees_nothing_of_the_new_tables() throws Exception {
    try (var hub = Views.open(db, Views.all(db), 1_000, 1);
        var rebuilds = rebuilds()) {
      Views.introduce(hub);
      var partners = new RandomHistory(5, new CommandGateway(hub.commands()), hub.streams());
      for (int i = 0; i < 150; i++) partners.step();
      Views.settle(hub);
      Map<String, Integer> before = seenByEach();
      for (View view : Views.all(db)) rebuild(rebuilds, view);
      assertThat(seenByEach()).isEqualTo(before);
      for (String table : Views.TABLES) {
        var stranger = new PartyCode("XIANGYIN");
        var scopes =
            table.startsWith("interchange")
                ? List.of(PartyScope.viewer(stranger))
                : Stream.of(Side.values()).map(it -> PartyScope.of(stranger, it)).toList();
        for (var scope : scopes) assertThat(rows(scope, table)).describedAs(table).isZero();
        try (var connection = db.pools().reader().getConnection();
            var statement = connection.createStatement()) {
          assertThatThrownBy(() -> statement.executeQuery("select * from weft." + table))
              .hasMessageContaining("permission denied");
          connection.rollback();
        }
      }
    }
  }

  /** A reader that does not end delays the switch, but neither other readers nor the view. */
  @Test
  @Tag("long")
  void a_long_read_delays_the_switch_and_nobody_else() throws Exception {
    try (var hub = Views.open(db, Views.all(db), 1_000, 1);
        var rebuilds = rebuilds()) {
      var partners = new RandomHistory(6, new CommandGateway(hub.commands()), hub.streams());
      for (int i = 0; i < 40; i++) partners.step();
      Views.settle(hub);
      View board = Views.BOARDS.getFirst();
      reads.inParty(
          AUDITOR,
          it -> {
            var first = it.sql("select count(*) from call_off_line").query(Long.class).single();
            assertThat(rebuilds.start(board.name())).isPresent();
            long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            while (System.nanoTime() < until) {
              long begun = System.nanoTime();
              partners.step();
              rows(AUDITOR, "call_off_line");
              assertThat(Duration.ofNanos(System.nanoTime() - begun))
                  .isLessThan(Duration.ofSeconds(2));
            }
            assertThat(state(rebuilds, board)).isEqualTo(State.RUNNING);
            assertThat(it.sql("select count(*) from call_off_line").query(Long.class).single())
                .isEqualTo(first);
            return first;
          });
      assertThat(end(rebuilds, board).state()).isEqualTo(State.SWITCHED);
      Views.settle(hub);
    }
  }

  @Test
  void an_unknown_view_and_a_second_rebuild_at_once_are_refused() throws Exception {
    try (var hub = Views.open(db, Views.all(db), 1_000, 1);
        var rebuilds = rebuilds()) {
      Views.settle(hub);
      assertThat(rebuilds.start("no-such-view")).isEmpty();
      assertThat(rebuilds.status("order-board")).isEmpty();
      reads.inParty(
          AUDITOR,
          it -> {
            it.sql("select count(*) from purchase_order").query(Long.class).single();
            rebuilds.start("order-board");
            assertThatThrownBy(() -> rebuilds.start("order-board"))
                .isInstanceOf(Rebuilds.AlreadyRunning.class);
            assertThatThrownBy(() -> rebuilds.start("directory"))
                .isInstanceOf(Rebuilds.AlreadyRunning.class);
            awaitBegun(rebuilds, "order-board");
            try (var elsewhere = rebuilds()) {
              elsewhere.start("order-board");
              assertThat(end(elsewhere, Views.BOARDS.get(1)).fault()).contains("elsewhere");
            }
            return 0;
          });
      assertThat(end(rebuilds, Views.BOARDS.get(1)).state()).isEqualTo(State.SWITCHED);
    }
  }

  private static Status rebuild(Rebuilds rebuilds, View view) {
    assertThat(rebuilds.start(view.name())).isPresent();
    return end(rebuilds, view);
  }

  private static Status end(Rebuilds rebuilds, View view) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (state(rebuilds, view) == State.RUNNING && System.nanoTime() < until) pause();
    return rebuilds.status(view.name()).orElseThrow();
  }

  /** The rebuild then has the view's lock, so no other rebuild can come first. */
  private static void awaitBegun(Rebuilds rebuilds, String view) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (rebuilds.status(view).orElseThrow().progress().elapsed().isZero()
        && System.nanoTime() < until) pause();
  }

  private static State state(Rebuilds rebuilds, View view) {
    return rebuilds.status(view.name()).orElseThrow().state();
  }

  private static void pause() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Future<Long> work(ExecutorService threads, AtomicBoolean stop, Runnable step) {
    return threads.submit(
        () -> {
          long steps = 0;
          for (; !stop.get(); steps++) {
            step.run();
            pause();
          }
          return steps;
        });
  }

  private List<List<String>> shapes() {
    return Stream.concat(Views.TABLES.stream(), Stream.of("organization", "partnership", "channel"))
        .map(it -> Shape.of(db, "weft", it))
        .toList();
  }

  private Map<String, Integer> seenByEach() {
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (String table : Views.TABLES)
      for (PartyCode party : RandomHistory.PARTIES) {
        if (table.startsWith("interchange")) {
          var viewer = PartyScope.viewer(party);
          seen.put(table + " " + viewer, rows(viewer, table));
        } else
          for (Side side : Side.values()) {
            var scope = PartyScope.of(party, side);
            seen.put(table + " " + scope, rows(scope, table));
          }
      }
    return seen;
  }

  private int rows(PartyScope scope, String table) {
    return reads.inParty(
        scope, it -> it.sql("select count(*) from " + table).query(Integer.class).single());
  }

  private List<String> schemasBeside() {
    return db.admin()
        .sql("select nspname from pg_namespace where nspname like 'weft\\_%'")
        .query((row, _) -> row.getString(1))
        .list();
  }
}
