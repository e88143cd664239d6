package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The control of {@link BurstSearch}: where reads have no connections of their own, but those that
 * writers leave, the same looks take longer than is promised.
 */
final class ControlBurstSearch implements Scenario {
  @Override
  public String name() {
    return "control-burst-search";
  }

  @Override
  public void run(Trial trial) throws Exception {
    try (var site = DemoSite.without(Unguarded.Protection.CONNECTIONS_OF_READS)) {
      BurstSearch.Burst burst = BurstSearch.burst(site, trial);
      trial.found("without connections of reads: %s", burst);
      assertThat(burst.refused() > 0 || burst.p99().compareTo(BurstSearch.PROMISED) > 0)
          .describedAs("worse than promised: %s", burst)
          .isTrue();
    }
  }
}
