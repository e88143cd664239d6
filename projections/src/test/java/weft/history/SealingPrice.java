package weft.history;

import static weft.history.HappeningHub.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import weft.database.TestDatabase;
import weft.evidence.NoteKey;
import weft.evidence.Signing;
import weft.history.HistoryThroughput.Rate;
import weft.history.TellingPrice.Load;
import weft.sealing.LogKeys;
import weft.sealing.SealedLog;
import weft.sealing.Sealer;

/**
 * Measures how much sealing slows commands: one hub under constant load, while its sealer starts
 * and stops. Compares each period with the sealer with the adjacent one without it.
 */
public final class SealingPrice {
  private static final String ORIGIN = "weft.example/history";
  private static final LogKeys KEYS =
      new LogKeys(
          List.of(NoteKey.make(ORIGIN, Signing.ED25519), NoteKey.make(ORIGIN, Signing.ML_DSA_44)));

  /** A sealer that starts is this close to the commits before it is measured. */
  private static final int CLOSE = 5_000;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private SealingPrice() {}

  /**
   * Two adjacent stretches; either may be first.
   *
   * @param behind by how many seconds the checkpoint was behind at the end of the sealed stretch
   */
  public record Pair(Rate sealed, Rate unsealed, long behind) {
    /** The share of throughput that it takes; below 0 if throughput rose. */
    public double share() {
      return 1 - sealed.perSecond() / unsealed.perSecond();
    }

    /** In microseconds of CPU per command, in this process and the server. */
    public double cpuMicros() {
      return sealed.cpuMicros() - unsealed.cpuMicros();
    }
  }

  /** Measures this many pairs, of stretches of some seconds; reports each one as it comes. */
  public static List<Pair> measure(int senders, double seconds, int pairs, Consumer<Pair> told)
      throws Exception {
    var measured = new ArrayList<Pair>();
    try (var db = TestDatabase.durable();
        var hub = HistoryThroughput.hub(History.on(db.pools()))) {
      try (var load = new Load(HistoryThroughput.sending(hub, senders, 1))) {
        var _ = load.measured(db.admin(), 2 * seconds); // the compiler's share
        for (int i = 0; i < pairs; i++) {
          Rate before = i % 2 == 0 ? null : load.measured(db.admin(), seconds);
          var sealed = sealed(db, hub, load, seconds);
          Rate unsealed = before == null ? load.measured(db.admin(), seconds) : before;
          var pair = new Pair(sealed.rate(), unsealed, sealed.behind());
          told.accept(pair);
          measured.add(pair);
        }
      }
    }
    return measured;
  }

  private record Sealed(Rate rate, long behind) {}

  private static Sealed sealed(TestDatabase db, History hub, Load load, double seconds)
      throws Exception {
    var log = new SealedLog(db.pools().writer());
    try (var sealer = Sealer.start(db.pools().writer(), KEYS, Clock.systemUTC())) {
      hub.onSettled(_ -> sealer.wake());
      awaitCaughtUp(db);
      var rate = load.measured(db.admin(), seconds);
      return new Sealed(rate, log.secondsBehind(Clock.systemUTC()));
    }
  }

  /** Gives up after a while: a sealer that never catches up is measured as it is. */
  private static void awaitCaughtUp(TestDatabase db) {
    long until = System.nanoTime() + PATIENCE.toNanos() / 2;
    await(
        () ->
            System.nanoTime() > until
                || db.admin()
                        .sql(
                            "select coalesce((select max(position) from domain_event), 0) - size"
                                + " from evidence_log where log = 'history'")
                        .query(Long.class)
                        .single()
                    < CLOSE);
  }
}
