package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Two hubs share the views and reactions. The one that holds them is stopped (SIGSTOP) in the
 * middle of its work for longer than its claims last, and then continues with the work it had
 * begun. The other, which holds them now, is then killed (kill -9) and restarted.
 */
final class LostNeighbour implements Scenario {
  private final List<Duration> taken = new ArrayList<>();

  @Override
  public String name() {
    return "two-hubs";
  }

  @Override
  public void run(Trial trial) throws Exception {
    int rounds = trial.times(1, 10);
    int seconds = trial.times(9, 60); // the claims last 6
    taken.clear();
    var ledger = new Ledger(trial);
    long compared = 0;
    try (var both = TwoHubs.start(DemoSite.of(trial))) {
      for (int round = 1; round <= rounds; round++) {
        underLoad(trial, both, ledger, 2 * round, () -> sleep(trial, both, 0, seconds));
        underLoad(trial, both, ledger, 2 * round + 1, () -> kill(trial, both, 1));
        compared = Replay.assertEqual(both.postgres(), both.database());
        if (round == rounds) break;
        both.startHub(1); // finds everything claimed by the first
        both.untilUp(1);
      }
    }
    Collections.sort(taken);
    trial.found(
        "%d times stopped for %d s, %d times killed; taken over after %.1f s in the median, %.1f s"
            + " at most; %,d acknowledged = stored, %,d rows of views = replay",
        rounds,
        seconds,
        rounds,
        KilledHub.seconds(taken.get(taken.size() / 2)),
        KilledHub.seconds(taken.getLast()),
        ledger.acknowledged(),
        compared);
    trial.within("taken over", Duration.ofSeconds(15), taken);
  }

  private interface Failure {
    void happen() throws Exception;
  }

  private static void underLoad(
      Trial trial, TwoHubs both, Ledger ledger, int round, Failure failure) throws Exception {
    var partners = Partners.start(both.urls(), both.tokens(), ledger, round, trial.partners());
    int before = ledger.acknowledged();
    Waiting.until(
        "under load",
        Duration.ofMinutes(3),
        () -> ledger.acknowledged() > before + trial.partners());
    Waiting.pass(Duration.ofMillis(trial.random().nextInt(50, 1_500)));
    failure.happen();
    partners.finish();
    new Promises(both.look()).hold(ledger, both.partners());
  }

  private void sleep(Trial trial, TwoHubs both, int holder, int seconds) throws Exception {
    long stopped = System.nanoTime();
    long pid = both.hub(holder).pid();
    HubPostgres.signal("STOP", LongStream.of(pid));
    try {
      takenOver(trial, both, pid, "asleep");
      long left = Duration.ofSeconds(seconds).toNanos() - (System.nanoTime() - stopped);
      if (left > 0) Waiting.pass(Duration.ofNanos(left));
    } finally {
      HubPostgres.signal("CONT", LongStream.of(pid));
    }
    Waiting.pass(Duration.ofSeconds(1)); // it finishes its work in progress
  }

  private void kill(Trial trial, TwoHubs both, int holder) throws Exception {
    both.hub(holder).kill();
    takenOver(trial, both, both.hub(holder).pid(), "killed");
  }

  private void takenOver(Trial trial, TwoHubs both, long from, String what) throws Exception {
    int held = both.held(from);
    assertThat(held).describedAs("views and reactions held by the one " + what).isPositive();
    taken.add(
        Waiting.until(
            "everything taken over",
            Duration.ofMinutes(2),
            Duration.ofMillis(100),
            () -> both.held(from) == 0));
    trial.say("%s: %d taken over after %.1f s", what, held, KilledHub.seconds(taken.getLast()));
  }
}
