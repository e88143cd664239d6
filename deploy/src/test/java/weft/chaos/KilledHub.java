package weft.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * kill -9 of the hub with at least 50 commands unacknowledged. Everything is sent again as it was.
 * Its PostgreSQL is left behind, and stopped by the next hub. How long a new process takes to serve
 * is told, not judged: most of it is the start of a Java process, which the machine decides.
 */
final class KilledHub implements Scenario {
  static final int PARTNERS = 72;
  private static final int IN_FLIGHT = 50;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Override
  public String name() {
    return "killed-hub";
  }

  @Override
  public void run(Trial trial) throws Exception {
    int kills = trial.times(5, 100);
    int least = Integer.MAX_VALUE;
    long compared = 0;
    var ledger = new Ledger(trial);
    var serving = new ArrayList<Duration>();
    try (var site = DemoSite.of(trial)) {
      for (int kill = 1; kill <= kills; kill++) {
        var partners = Partners.start(List.of(site.url()), site.tokens(), ledger, kill, PARTNERS);
        Waiting.pass(Duration.ofMillis(trial.random().nextInt(50, 3_000)));
        Waiting.until(
            "50 commands in flight", PATIENCE, () -> ledger.unacknowledged.get() >= IN_FLIGHT);
        least = Math.min(least, ledger.unacknowledged.get());
        site.hub().kill();
        long killed = System.nanoTime();
        site.startHub();
        serving.add(site.untilAcknowledged(ledger, killed, PATIENCE));
        partners.finish();
        var promises = new Promises(site.postgres().look());
        promises.settle(PATIENCE);
        promises.exactlyOnce(ledger);
        promises.answeredOnce(site.partners());
        trial.say(
            "kill %d of %d: %d acknowledged, %d sent again, serving after %.1f s",
            kill, kills, ledger.acknowledged(), ledger.resent.get(), seconds(serving.getLast()));
        if (kill % 10 == 0 || kill == kills) compared = Replay.assertEqual(site.postgres(), "weft");
      }
    }
    Collections.sort(serving);
    trial.found(
        "%d kills with at least %d commands unacknowledged; %,d acknowledged = stored, %,d sent"
            + " again; %,d rows of views = replay",
        kills, least, ledger.acknowledged(), ledger.resent.get(), compared);
    trial.found(
        "from the kill to the next acknowledged command: median %.1f s, longest %.1f s",
        seconds(serving.get(serving.size() / 2)), seconds(serving.getLast()));
  }

  static double seconds(Duration it) {
    return it.toMillis() / 1_000.0;
  }
}
