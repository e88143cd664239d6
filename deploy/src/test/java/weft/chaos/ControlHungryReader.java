package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The control of {@link HungryReader}: without a limit on a party's concurrent reads, the same
 * requests delay others beyond the promised time.
 */
final class ControlHungryReader implements Scenario {
  @Override
  public String name() {
    return "control-hungry-reader";
  }

  @Override
  public void run(Trial trial) throws Exception {
    var ledger = new Ledger(trial);
    try (var site = DemoSite.without(Unguarded.Protection.LANES_OF_READS)) {
      Hungry.Found found = new Hungry(site, trial).asks(ledger, 1);
      trial.found("without lanes of reads: %s", found);
      assertThat(found.slowest())
          .describedAs("others' slowest answer")
          .isGreaterThan(HungryReader.SERVED);
    }
  }
}
