package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The control of {@link BurstSearch}: where the lines of a part are found in the order of dates
 * instead of by schedule, the same searches exceed the promised time, or get a request to retry
 * later.
 */
final class ControlBurstSearch implements Scenario {
  @Override
  public String name() {
    return "control-burst-search";
  }

  @Override
  public void run(Trial trial) throws Exception {
    try (var site = DemoSite.without(Unguarded.Protection.LINES_BY_SCHEDULE)) {
      BurstSearch.fill(site);
      BurstSearch.Burst burst = BurstSearch.burst(site, trial);
      trial.found("without looking lines up by schedule: %s", burst);
      assertThat(burst.refused() > 0 || burst.p99().compareTo(BurstSearch.PROMISED) > 0)
          .describedAs("it does not hold without it")
          .isTrue();
    }
  }
}
