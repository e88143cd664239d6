package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The control of {@link BurstSearch}: where reads have no connections of their own, but those that
 * writers leave, the same looks take longer than at a hub as it is, one after the other on the same
 * machine.
 */
final class ControlBurstSearch implements Scenario {
  @Override
  public String name() {
    return "control-burst-search";
  }

  @Override
  public void run(Trial trial) throws Exception {
    BurstSearch.Burst with;
    BurstSearch.Burst without;
    try (var site = DemoSite.start()) {
      with = BurstSearch.burst(site, trial);
    }
    try (var site = DemoSite.without(Unguarded.Protection.CONNECTIONS_OF_READS)) {
      without = BurstSearch.burst(site, trial);
    }
    trial.found("as it is: %s; without connections of reads: %s", with, without);
    assertThat(without.refused() > with.refused() || without.p99().compareTo(with.p99()) > 0)
        .describedAs("worse without them")
        .isTrue();
  }
}
