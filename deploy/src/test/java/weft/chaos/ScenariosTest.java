package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Scenarios in their short form, those that hold on a machine busy with a whole build; the others
 * are {@code deploy/chaos/run}'s alone. {@code -Dweft.seed=N} repeats one.
 */
class ScenariosTest {
  static List<Scenario> scenarios() {
    return Scenarios.ALL;
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  @Timeout(value = 600, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void the_promises_hold(Scenario scenario) throws Exception {
    long seed = Long.getLong("weft.seed", System.nanoTime() & 0xFFFF_FFFFL);
    System.out.println(scenario.name() + ": seed " + seed);
    var trial = Trial.of(scenario, seed, true, System.out);
    try {
      scenario.run(trial);
    } catch (Exception | AssertionError e) {
      DemoSite.discard();
      throw e;
    }
    assertThat(trial.findings()).isNotEmpty();
  }
}
