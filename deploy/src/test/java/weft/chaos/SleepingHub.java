package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.stream.LongStream;

/**
 * The one of two hubs that holds the views stops in the midst of its work (SIGSTOP), longer than
 * its claims last, and then goes on as if nothing had been, with whatever it had in hand.
 */
final class SleepingHub implements Scenario {
  @Override
  public String name() {
    return "sleeping-hub";
  }

  @Override
  public void run(Trial trial) throws Exception {
    int times = trial.times(1, 6);
    int seconds = trial.times(20, 60); // the claims last 6
    var ledger = new Ledger();
    Duration slowest = Duration.ZERO;
    try (var both = TwoHubs.start()) {
      long compared = 0;
      for (int time = 1; time <= times; time++) {
        var partners =
            Partners.start(both.urls(), both.tokens(), ledger, time, KilledHub.PARTNERS);
        int before = ledger.acknowledged();
        Waiting.until(
            "under load",
            Duration.ofSeconds(60),
            () -> ledger.acknowledged() > before + KilledHub.PARTNERS);
        Waiting.pass(Duration.ofMillis(trial.random().nextInt(50, 1_500)));
        int holder = (time - 1) % 2; // the other takes over each time
        var owners = both.owners();
        long stopped = System.nanoTime();
        HubPostgres.signal("STOP", LongStream.of(both.hub(holder).pid()));
        try {
          var taken =
              Waiting.until(
                  "everything taken over from " + owners,
                  Duration.ofSeconds(60),
                  () -> Collections.disjoint(both.owners(), owners));
          if (taken.compareTo(slowest) > 0) slowest = taken;
          trial.say("taken over after %.1f s", KilledHub.seconds(taken));
          long left = Duration.ofSeconds(seconds).toNanos() - (System.nanoTime() - stopped);
          if (left > 0) Waiting.pass(Duration.ofNanos(left));
        } finally {
          HubPostgres.signal("CONT", LongStream.of(both.hub(holder).pid()));
        }
        Waiting.pass(Duration.ofSeconds(2)); // it does what it had in hand
        partners.finish();
        var promises = new Promises(both.look());
        promises.settle(Duration.ofSeconds(60));
        promises.exactlyOnce(ledger);
        promises.answeredOnce(both.partners());
        compared = Replay.assertEqual(both.postgres(), both.database());
      }
      trial.found(
          "%d times stopped for %d s; taken over after %.1f s at most; %,d acknowledged = stored, %,d rows of views = replay",
          times, seconds, KilledHub.seconds(slowest), ledger.acknowledged(), compared);
      assertThat(slowest).isLessThan(trial.limit(Duration.ofSeconds(15)));
    }
  }
}
