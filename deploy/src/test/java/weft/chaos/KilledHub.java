package weft.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Kills the hub (kill -9) while it works on at least 50 commands. Everything is sent again
 * unchanged. The next hub stops the PostgreSQL that is left. The time until a new process serves is
 * reported without a limit, because most of it is the start of a Java process, which depends on the
 * machine.
 */
final class KilledHub implements Scenario {
  static final int PARTNERS = 72;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Override
  public String name() {
    return "killed-hub";
  }

  @Override
  public void run(Trial trial) throws Exception {
    int kills = trial.times(1, 100);
    int least = Integer.MAX_VALUE;
    String compared = "";
    var ledger = new Ledger(trial);
    var serving = new ArrayList<Duration>();
    try (var site = DemoSite.of(trial)) {
      for (int kill = 1; kill <= kills; kill++) {
        var partners = Partners.start(List.of(site.url()), site.tokens(), ledger, kill, PARTNERS);
        Waiting.pass(trial.moment(50, 3_000));
        int inHand = site.monitoring().untilInFlight(ledger, PATIENCE);
        site.hub().kill();
        long killed = System.nanoTime();
        least = Math.min(least, inHand);
        site.startHub();
        serving.add(site.untilAcknowledged(ledger, killed, PATIENCE));
        partners.finish();
        new Promises(site.postgres().look()).hold(ledger, site.partners());
        if (trial.replays(kill, kills)) compared = Replay.compared(trial, site.postgres());
        trial.say(
            "kill %d of %d: %d in the hub's hands, %d acknowledged, %d sent again, serving after"
                + " %.1f s",
            kill,
            kills,
            inHand,
            ledger.acknowledged(),
            ledger.resent.get(),
            seconds(serving.getLast()));
      }
    }
    Collections.sort(serving);
    trial.found(
        "%d kills with at least %d commands in the hub's hands; %,d acknowledged = stored after"
            + " each, %,d sent again; %s",
        kills, least, ledger.acknowledged(), ledger.resent.get(), compared);
    trial.found(
        "from the kill to the next acknowledged command: median %.1f s, longest %.1f s",
        seconds(serving.get(serving.size() / 2)), seconds(serving.getLast()));
  }

  static double seconds(Duration it) {
    return it.toMillis() / 1_000.0;
  }
}
