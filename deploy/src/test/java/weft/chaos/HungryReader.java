package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;

/**
 * A partner repeats the most expensive of all reads on 16 connections without pause: the faulty
 * segments of an interchange with 10,000 faults. The hub serves everybody else meanwhile, and
 * survives with 256 MB.
 */
final class HungryReader implements Scenario {
  static final Duration SERVED = Duration.ofSeconds(5);

  @Override
  public String name() {
    return "hungry-reader";
  }

  @Override
  public void run(Trial trial) throws Exception {
    var ledger = new Ledger(trial);
    var longest = new ArrayList<Duration>();
    try (var site = DemoSite.of(trial)) {
      long pid = site.hub().pid();
      var hungry = new Hungry(site, trial);
      for (int time = 1; time <= trial.times(1, 3); time++) {
        Hungry.Found found = hungry.asks(ledger, time);
        longest.add(found.slowest());
        trial.found("%s", found);
        assertThat(found.answers().keySet()).describedAs("%s", found).isSubsetOf(200, 429);
        assertThat(found.answers()).containsKey(200);
        assertThat(found.meanwhile()).describedAs("acknowledged meanwhile").isPositive();
        assertThat(site.hub().pid()).isEqualTo(pid);
      }
      new Promises(site.postgres().look()).hold(ledger, site.partners());
    }
    trial.within("answered others", SERVED, longest);
  }
}
