package weft.projections;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.desk.CommandGateway;
import weft.history.History;
import weft.history.deadletter.DeadLetter;
import weft.history.deadletter.DeadLetters.Filter;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.rows.ParkedStream;

/** Rows planted where a release of one schedule must write its own. */
@Tag("long")
@Timeout(180)
class PoisonedBoardTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private TestDatabase db;

  @BeforeEach
  void fresh() {
    db = TestDatabase.fresh();
  }

  @AfterEach
  void close() {
    db.close();
  }

  static RandomHistory play(History hub) {
    var history = new RandomHistory(19, new CommandGateway(hub.commands()), hub.streams());
    for (int i = 0; i < 120; i++) history.step();
    Views.settle(hub);
    return history;
  }

  /** The schedule with the most events. From here on none of its releases can write its row. */
  private String poison() {
    return poison(db);
  }

  static String poison(TestDatabase db) {
    return db.admin()
        .sql(
            """
            with poisoned as (select schedule_no, schedule from delivery_schedule order by version desc limit 1),
              head as (select max(position) as position from domain_event),
              planted as (
                insert into schedule_release (schedule_no, position, buyer, supplier, number, recorded_at)
                select schedule_no, head.position + n, 'PLANTED', 'PLANTED', 'PLANTED', now()
                from poisoned, head, generate_series(1, 20000) n)
            select schedule from poisoned
            """)
        .query(String.class)
        .single();
  }

  private void cure() {
    cure(db);
  }

  static void cure(TestDatabase db) {
    db.admin().sql("delete from schedule_release where number = 'PLANTED'").update();
  }

  @Test
  void its_stream_parks_within_5_s_others_lag_less_than_2_s_and_a_retry_equals_a_replay() {
    try (var fresh = TestDatabase.fresh()) {
      try (var hub = Views.open(db, 1_000, 1)) {
        var history = play(hub);
        String poisoned = poison();
        long first = hub.positions().head();
        var lags = lags(hub, history, 700);
        int events = (int) (hub.positions().head() - first);
        System.out.printf(
            "%d events, lag p50 %d ms, p99 %d ms, most %d ms%n",
            events, lags.get(lags.size() / 2), lags.get(lags.size() * 99 / 100), lags.getLast());
        assertThat(events).isGreaterThan(1_000);
        assertThat(lags.get(lags.size() * 99 / 100)).isLessThan(2_000);
        var letters = hub.deadLetters().list(Filter.ALL, 0, 1_000);
        assertThat(letters).hasSizeGreaterThan(20).allMatch(it -> it.stream().equals(poisoned));
        assertThat(letters).extracting(DeadLetter::position).isSorted();
        assertThat(letters.stream().filter(it -> !it.waiting())).hasSize(1);
        assertThat(secondsToPark()).isLessThan(5);
        assertThat(requireNonNull(letters.getFirst().cause()).message())
            .contains("schedule_release_pkey");
        seen(poisoned, letters.getFirst().position());
        cure();
        assertThat(hub.deadLetters().retryAll("call-off-board").takenIn())
            .isEqualTo(letters.size());
        assertThat(hub.deadLetters().list(Filter.ALL, 0, 1)).isEmpty();
      }
      Views.copyEvents(db, fresh);
      Views.replay(fresh, 64, 2);
      assertThat(Views.digests(db)).isEqualTo(Views.digests(fresh));
    }
  }

  /** The control: a queue that keeps nothing. */
  @Test
  @Tag("long")
  void without_the_queue_the_board_stops() {
    try (var hub = Views.start(Views.plan(db, 1_000, 1).deadLetters(0).open())) {
      var history = play(hub);
      poison();
      for (int i = 0; i < 100; i++) history.step();
      assertThat(hub.positions().awaitSettled(hub.positions().head(), Duration.ofSeconds(6)))
          .isFalse();
    }
  }

  /** For each step, the milliseconds until all views had reached it; ascending. */
  private List<Long> lags(History hub, RandomHistory history, int steps) {
    NavigableMap<Long, Long> settled = new ConcurrentSkipListMap<>();
    hub.onSettled(it -> settled.putIfAbsent(it, System.nanoTime()));
    NavigableMap<Long, Long> recorded = new ConcurrentSkipListMap<>();
    for (int i = 0; i < steps; i++) {
      history.step();
      recorded.putIfAbsent(hub.positions().head(), System.nanoTime());
    }
    assertThat(hub.positions().awaitSettled(hub.positions().head(), PATIENCE)).isTrue();
    while (settled.isEmpty() || settled.lastKey() < recorded.lastKey()) Thread.onSpinWait();
    List<Long> lags = new ArrayList<>();
    recorded.forEach(
        (position, at) ->
            lags.add(Math.max(0, (settled.ceilingEntry(position).getValue() - at) / 1_000_000)));
    lags.sort(Comparator.naturalOrder());
    return lags;
  }

  private double secondsToPark() {
    return db.admin()
        .sql(
            """
            select max(extract(epoch from l.first_seen_at - d.recorded_at)) from dead_letter l join domain_event d using (position)
            """)
        .query(Double.class)
        .single();
  }

  /** Only readers that may see the schedule learn that its rows are behind. */
  private void seen(String poisoned, long position) {
    var parties =
        db.admin()
            .sql("select buyer, supplier from delivery_schedule where schedule = ?")
            .param(poisoned)
            .query()
            .singleRow();
    var reads = new PartyReads(db.pools());
    var buyer = new PartyCode(String.valueOf(parties.get("buyer")));
    var supplier = new PartyCode(String.valueOf(parties.get("supplier")));
    var expected = List.of(new ParkedStream(poisoned, position));
    Map.of(buyer, Side.BUYER, supplier, Side.SUPPLIER)
        .forEach(
            (party, side) ->
                assertThat(parked(reads, PartyScope.of(party, side))).isEqualTo(expected));
    assertThat(parked(reads, AuditorsGrants.ofAll(db.admin(), List.of(buyer)))).isEqualTo(expected);
    assertThat(parked(reads, PartyScope.auditor(new PartyCode("XIANGYIN")))).isEmpty();
    for (PartyCode other : RandomHistory.PARTIES)
      if (!other.equals(buyer) && !other.equals(supplier))
        for (Side side : Side.values())
          assertThat(parked(reads, PartyScope.of(other, side))).isEmpty();
    assertThat(parked(reads, PartyScope.viewer(new PartyCode("XIANGYIN")))).isEmpty();
    var stranger = PartyScope.viewer(new PartyCode("XIANGYIN"));
    assertThat(
            reads.<Long>inParty(
                stranger,
                it -> it.sql("select count(stream) from dead_letter").query(Long.class).single()))
        .describedAs("by row security alone")
        .isZero();
  }

  private static List<ParkedStream> parked(PartyReads reads, PartyScope scope) {
    return reads.inParty(scope, it -> ParkedStream.ofType(it, scope, "DeliverySchedule"));
  }
}
