package weft.projections;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import weft.SampleSize;
import weft.context.Contexts;
import weft.database.Pools;
import weft.database.TestDatabase;
import weft.desk.CommandGateway;
import weft.desk.Desk;
import weft.event.KeptRules;
import weft.event.Past;
import weft.history.History;
import weft.history.axonserver.ServerOnPaper;
import weft.json.EventTypes;
import weft.json.Json;
import weft.json.StateType;
import weft.ordering.PurchaseOrder;
import weft.ordering.PurchaseOrderEvent;
import weft.scheduling.DeliverySchedule;
import weft.scheduling.DeliveryScheduleEvent;

/** States kept beside long streams: they save reading, and are never believed without reason. */
@Timeout(120)
class KeptStatesTest {
  private static final JsonMapper JSON = Json.mapper();
  private static final int NEVER = Integer.MAX_VALUE;

  private static History open(Pools pools, int fewest) {
    return open(History.on(pools), fewest);
  }

  private static History open(History.Plan plan, int fewest) {
    var hub = plan.events(EventTypes.ALL).states(StateType.ALL).open();
    new Desk(Contexts.TYPES, Contexts.FILING, hub.streams(), hub.events(), fewest)
        .open(hub.commands());
    return hub.start();
  }

  private static void happen(History hub, long seed, int steps) {
    var history = new RandomHistory(seed, new CommandGateway(hub.commands()), hub.streams());
    for (int i = 0; i < steps; i++) history.step();
  }

  static LongStream seeds() {
    return SampleSize.seeds(3, 4);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void a_state_and_the_events_after_it_are_the_whole_stream_wherever_it_is_cut(long seed) {
    try (var db = TestDatabase.fresh();
        var hub = open(db.pools(), NEVER)) {
      happen(hub, seed, 250);
      int cuts = 0;
      for (var stream : hub.streams().read(longStreams(db)).values())
        for (int cut = 0; cut <= stream.size(); cut++, cuts++) {
          var state = state(Past.whole(stream.subList(0, cut)), stream);
          Object kept = JSON.readValue(JSON.writeValueAsString(state), state.getClass());
          var rest = new Past(kept, cut, stream.subList(cut, stream.size()));
          assertThat(state(rest, stream))
              .describedAs("seed %d cut at %d", seed, cut)
              .isEqualTo(state(Past.whole(stream), stream));
        }
      assertThat(cuts).isGreaterThan(200);
    }
  }

  @Test
  void a_hub_that_keeps_states_records_the_same_as_one_that_reads_everything() {
    try (var one = TestDatabase.fresh();
        var other = TestDatabase.fresh()) {
      try (var keeping = open(one.pools(), 4);
          var reading = open(other.pools(), NEVER)) {
        happen(keeping, 11, 300);
        happen(reading, 11, 300);
        await(() -> kept(one) > 10);
        assertSound(keeping, one);
      }
      assertThat(kept(other)).isZero();
      assertThat(recorded(one)).hasSizeGreaterThan(300).isEqualTo(recorded(other));
    }
  }

  /** According to the server's protocol; this does not test Axon Server itself. */
  @Test
  @Tag("long")
  void the_same_commands_record_the_same_events_on_an_axon_server() {
    try (var one = TestDatabase.fresh();
        var other = TestDatabase.fresh();
        var server = ServerOnPaper.start()) {
      try (var there = open(History.on(one.pools()).axonServer(server.address()), 4);
          var here = open(other.pools(), NEVER)) {
        happen(there, 11, 300);
        happen(here, 11, 300);
        await(() -> server.events().snapshots().size() > 10);
        await(() -> recorded(one).size() == server.events().all().size());
      }
      assertThat(recorded(one)).hasSizeGreaterThan(300).isEqualTo(recorded(other));
    }
  }

  @Test
  void a_state_of_another_revision_or_history_or_one_that_cannot_be_read_is_passed_over() {
    try (var db = TestDatabase.fresh();
        var hub = open(db.pools(), 4)) {
      happen(hub, 12, 150);
      await(() -> kept(db) > 5);
      for (String sabotage :
          List.of(
              "revision = 'other', payload = '\\x7b7d'", // JSON's {}
              "revision = null",
              "type = 'forecast-released'",
              "sequence = sequence + 1000",
              "event_id = 'another'",
              "payload = '\\x7b'")) {
        db.admin().sql("update snapshot_event set " + sabotage).update();
        assertSound(hub, db);
        happen(hub, sabotage.hashCode(), 60);
        // Useless states have been replaced in every stream that went on.
        await(() -> fromStates(hub, db) > 2);
        assertSound(hub, db);
      }
    }
  }

  @Test
  void a_hub_that_dies_before_it_kept_a_state_leaves_more_to_read_and_nothing_else() {
    try (var db = TestDatabase.fresh()) {
      db.owner().sql("revoke insert, update on snapshot_event from weft_writer").update();
      try (var hub = open(db.pools(), 4)) {
        happen(hub, 13, 150);
        assertSound(hub, db);
      }
      assertThat(kept(db)).isZero();
      db.owner().sql("grant insert, update on snapshot_event to weft_writer").update();
      try (var hub = open(db.pools(), 4)) {
        assertSound(hub, db);
        happen(hub, 14, 100);
        await(() -> kept(db) > 5);
        assertSound(hub, db);
      }
    }
  }

  @Test
  void two_hubs_that_keep_states_of_the_same_streams_do_each_other_no_harm() throws Exception {
    try (var db = TestDatabase.fresh();
        var pools = db.morePools();
        var here = open(db.pools(), 1);
        var there = open(pools, 2);
        var threads = Executors.newFixedThreadPool(2)) {
      var done = new ArrayList<Future<?>>();
      for (var hub : List.of(here, there))
        done.add(threads.submit(() -> happen(hub, hub == here ? 21 : 22, 150)));
      for (var it : done) it.get(60, TimeUnit.SECONDS);
      await(() -> kept(db) > 5);
      assertSound(here, db);
      assertSound(there, db);
    }
  }

  /**
   * The server's refusal of a taken place counts as a collision, and the hub tries again. While
   * each partnership's commands go to one hub, there are none.
   */
  @Test
  @Tag("long")
  void two_hubs_that_collide_on_an_axon_server_try_again() throws Exception {
    try (var db = TestDatabase.fresh();
        var pools = db.morePools();
        var server = ServerOnPaper.start();
        var here = open(History.on(db.pools()).axonServer(server.address()), 4);
        var there = open(History.on(pools).axonServer(server.address()), 4);
        var threads = Executors.newFixedThreadPool(2)) {
      server.commands().scatter();
      for (int round = 0; round < 20 && server.events().refused() == 0; round++) {
        var done = new ArrayList<Future<?>>();
        int seed = 30 + round;
        for (var hub : List.of(here, there)) done.add(threads.submit(() -> happen(hub, seed, 50)));
        for (var it : done) it.get(60, TimeUnit.SECONDS);
      }
      assertThat(server.events().refused()).isPositive();
      await(() -> recorded(db).size() == server.events().all().size());
      assertSound(here, db);
      assertSound(there, db);
    }
  }

  /** Every stream has the state that a fold of all its events gives, whatever was kept of it. */
  private static void assertSound(History hub, TestDatabase db) {
    var ids = longStreams(db);
    var pasts = hub.streams().pasts(ids);
    hub.streams()
        .read(ids)
        .forEach(
            (id, events) -> {
              var past = requireNonNull(pasts.get(id));
              assertThat(past.version()).isEqualTo(events.size());
              assertThat(state(past, events)).isEqualTo(state(Past.whole(events), events));
            });
  }

  private static long fromStates(History hub, TestDatabase db) {
    var pasts = hub.streams().pasts(longStreams(db));
    return pasts.values().stream().filter(it -> it.state() != null).count();
  }

  private static KeptRules<?, ?, ?> state(Past past, List<Object> whole) {
    return whole.getFirst() instanceof PurchaseOrderEvent
        ? past.foldedFrom(PurchaseOrder.NEW, PurchaseOrderEvent.class)
        : past.foldedFrom(DeliverySchedule.NEW, DeliveryScheduleEvent.class);
  }

  private static List<String> longStreams(TestDatabase db) {
    return db.admin()
        .sql(
            """
            select distinct stream from domain_event where stream_type in ('DeliverySchedule', 'PurchaseOrder')
            """)
        .query((row, _) -> requireNonNull(row.getString(1)))
        .list();
  }

  /** The events without the ids of their commands, which are random. */
  private static List<String> recorded(TestDatabase db) {
    return db.admin()
        .sql(
            """
            select concat_ws(' ', position, stream, sequence, type, convert_from(payload, 'UTF8'),
              regexp_replace(convert_from(metadata, 'UTF8'), '"command":"[^"]*"', ''))
            from domain_event order by position
            """)
        .query((row, _) -> requireNonNull(row.getString(1)))
        .list();
  }

  private static long kept(TestDatabase db) {
    return db.admin().sql("select count(*) from snapshot_event").query(Long.class).single();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) throw new AssertionError("Waited in vain");
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
