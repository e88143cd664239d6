package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Kills PostgreSQL (kill -9) under the hub: all of it, its parent alone, or one of its children.
 * The hub stays up, restarts its PostgreSQL where that has ended, and goes on.
 */
final class KilledPostgres implements Scenario {
  @Override
  public String name() {
    return "killed-postgres";
  }

  @Override
  public void run(Trial trial) throws Exception {
    int kills = trial.times(3, 50);
    int least = Integer.MAX_VALUE;
    String compared = "";
    var ledger = new Ledger(trial);
    var back = new ArrayList<Duration>();
    try (var site = DemoSite.of(trial)) {
      long hub = site.hub().pid();
      for (int kill = 1; kill <= kills; kill++) {
        var partners =
            Partners.start(List.of(site.url()), site.tokens(), ledger, kill, KilledHub.PARTNERS);
        Waiting.pass(trial.moment(50, 3_000));
        int inHand = site.monitoring().untilInFlight(ledger, Duration.ofMinutes(1));
        least = Math.min(least, inHand);
        long killed = System.nanoTime();
        String what = kill(trial, kill, site.postgres());
        back.add(site.untilAcknowledged(ledger, killed, Duration.ofSeconds(60)));
        partners.finish();
        new Promises(site.postgres().look()).hold(ledger, site.partners());
        if (trial.replays(kill, kills)) compared = Replay.compared(trial, site.postgres());
        assertThat(site.hub().pid()).isEqualTo(hub);
        trial.say(
            "kill %d of %d (%s): %d in the hub's hands, %d acknowledged, %d sent again, next after"
                + " %.1f s",
            kill,
            kills,
            what,
            inHand,
            ledger.acknowledged(),
            ledger.resent.get(),
            KilledHub.seconds(back.getLast()));
      }
    }
    Collections.sort(back);
    trial.found(
        "%d kills with at least %d commands in the hub's hands; %,d acknowledged = stored after"
            + " each, %,d sent again; %s",
        kills, least, ledger.acknowledged(), ledger.resent.get(), compared);
    trial.found(
        "from the kill to the next acknowledged command, the hub staying: median %.1f s, longest"
            + " %.1f s",
        KilledHub.seconds(back.get(back.size() / 2)), KilledHub.seconds(back.getLast()));
    trial.within("recovered", Duration.ofSeconds(15), back);
  }

  /** The first three kills are of a different kind each. */
  private static String kill(Trial trial, int kill, HubPostgres postgres) throws IOException {
    return switch (kill <= 3 ? kill - 1 : trial.random().nextInt(3)) {
      case 0 -> {
        postgres.killAll();
        yield "all of it";
      }
      case 1 -> {
        postgres.killPostmaster();
        yield "its parent";
      }
      default -> {
        postgres.killOneChild(trial.random());
        yield "one child";
      }
    };
  }
}
