package weft.projections;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.SampleSize;
import weft.database.Beside;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.desk.CommandGateway;
import weft.projections.rows.Moment;
import weft.replay.Digest;

@Timeout(120)
@Beside("views")
class ViewsEqualTheirReplayTest {
  /** {@code -Dweft.steps=N} makes a longer history, {@code -Dweft.seed=N} another one. */
  private static final int STEPS = Integer.getInteger("weft.steps", SampleSize.ALL ? 28 : 19);

  static LongStream seeds() {
    Long given = Long.getLong("weft.seed");
    return given == null
        ? SampleSize.seeds(System.nanoTime() & 0xFFFF_FFFFL, 1)
        : LongStream.of(given);
  }

  @Test
  void rows_are_the_same_whatever_the_batches_and_segments_were() {
    try (var db = TestDatabase.fresh();
        var fresh = TestDatabase.fresh()) {
      try (var hub = Views.open(db, 1, 1)) {
        var history = new RandomHistory(7, new CommandGateway(hub.commands()), hub.streams());
        for (int i = 0; i < 120; i++) history.step();
        history.rule();
        Views.settle(hub);
      }
      Map<String, Digest> live = Views.digests(db);
      assertThat(live.values()).allMatch(it -> it.rows() > 0);
      for (int segments : SampleSize.ALL ? List.of(1, 4) : List.of(4))
        for (int batch : SampleSize.ALL ? List.of(1, 7, 1_000) : List.of(7, 1_000)) {
          Views.replay(db, batch, segments);
          assertThat(Views.digests(db))
              .describedAs("batches of %d in %d segments", batch, segments)
              .isEqualTo(live);
        }
      Views.copyEvents(db, fresh);
      Views.replay(fresh, 64, 2);
      assertThat(Views.digests(fresh)).isEqualTo(live);
    }
  }

  /**
   * At every position all parties' answers are the same live, later, and after a replay elsewhere.
   */
  @ParameterizedTest
  @MethodSource("seeds")
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void what_was_answered_live_is_answered_for_ever(long seed) {
    System.out.println("seed " + seed + ", " + STEPS + " steps");
    try (var db = TestDatabase.fresh();
        var fresh = TestDatabase.fresh()) {
      var reads = new PartyReads(db.pools());
      for (var it : List.of(db, fresh)) AuditorsGrants.ofAll(it.admin(), RandomHistory.PARTIES);
      Map<Long, Map<String, String>> live = new LinkedHashMap<>();
      try (var hub = Views.open(db, 1_000, 1)) {
        var history = new RandomHistory(seed, new CommandGateway(hub.commands()), hub.streams());
        // In some seeds the rules refuse most steps, and refusals change nothing.
        for (int i = 0; i < STEPS || (live.size() <= STEPS / 2 && i < 10 * STEPS); i++) {
          history.step();
          Views.settle(hub);
          live.put(hub.positions().head(), EveryAnswer.at(Moment.NOW, reads));
        }
      }
      assertThat(live).hasSizeGreaterThan(STEPS / 2);
      Views.copyEvents(db, fresh);
      Views.replay(fresh, 7, 4);
      var replayed = new PartyReads(fresh.pools());
      long last = live.keySet().stream().mapToLong(it -> it).max().orElseThrow();
      for (long position = 1; position <= last; position++) {
        var then = new Moment(position);
        var later = EveryAnswer.at(then, reads);
        if (live.containsKey(position))
          assertThat(later)
              .describedAs("seed %d position %d", seed, position)
              .isEqualTo(live.get(position));
        assertThat(EveryAnswer.at(then, replayed))
            .describedAs("replayed, seed %d position %d", seed, position)
            .isEqualTo(later);
      }
    }
  }
}
