package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;

/**
 * kill -9 of the one of two hubs that holds the views and reactions. The other takes them over; the
 * killed one comes back and is the next to take over.
 */
final class KilledNeighbour implements Scenario {
  @Override
  public String name() {
    return "killed-neighbour";
  }

  @Override
  public void run(Trial trial) throws Exception {
    int kills = trial.times(1, 20);
    var ledger = new Ledger();
    var taken = new ArrayList<Duration>();
    try (var both = TwoHubs.start()) {
      long compared = 0;
      for (int kill = 1; kill <= kills; kill++) {
        int holder = (kill - 1) % 2; // the other one has just come, and found everything taken
        var partners =
            Partners.start(both.urls(), both.tokens(), ledger, kill, KilledHub.PARTNERS);
        int before = ledger.acknowledged();
        Waiting.until(
            "under load",
            Duration.ofSeconds(60),
            () -> ledger.acknowledged() > before + KilledHub.PARTNERS);
        Waiting.pass(Duration.ofMillis(trial.random().nextInt(50, 1_500)));
        var owners = both.owners();
        both.hub(holder).kill();
        taken.add(
            Waiting.until(
                "everything taken over from " + owners,
                Duration.ofSeconds(60),
                () -> Collections.disjoint(both.owners(), owners)));
        trial.say("kill %d: taken over after %.1f s", kill, KilledHub.seconds(taken.getLast()));
        partners.finish();
        var promises = new Promises(both.look());
        promises.settle(Duration.ofSeconds(60));
        promises.exactlyOnce(ledger);
        promises.answeredOnce(both.partners());
        if (kill % 5 == 0 || kill == kills)
          compared = Replay.assertEqual(both.postgres(), both.database());
        if (kill == kills) break;
        both.startHub(holder);
        both.hub(holder).untilUp(both.port(holder));
      }
      Collections.sort(taken);
      trial.found(
          "%d kills of the one of two hubs that held the views; taken over after %.1f s in the median, %.1f s at most; %,d acknowledged = stored, %,d rows of views = replay",
          kills,
          KilledHub.seconds(taken.get(taken.size() / 2)),
          KilledHub.seconds(taken.getLast()),
          ledger.acknowledged(),
          compared);
      assertThat(taken.getLast()).isLessThan(trial.limit(Duration.ofSeconds(15)));
    }
  }
}
