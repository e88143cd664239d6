package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/**
 * The control of {@link JsonFlood}: where a party's large bodies and long pages use no lane and no
 * quota, with one carrier thread per core, the same requests delay its neighbour beyond the
 * promised time, or end the hub.
 */
final class ControlJsonFlood implements Scenario {
  private static final Duration EACH = Duration.ofSeconds(20);

  @Override
  public String name() {
    return "control-json-flood";
  }

  @Override
  public void run(Trial trial) throws Exception {
    try (var site = DemoSite.without(Unguarded.Protection.LANES_OF_PARTIES)) {
      var read = Neighbour.beside(site, () -> Flood.by(site, EACH));
      trial.found("without lanes of parties: %s", read);
      assertThat(read.refused() > 0 || read.p99().compareTo(Neighbour.PROMISED) > 0)
          .describedAs("it does not hold without them")
          .isTrue();
    }
  }
}
