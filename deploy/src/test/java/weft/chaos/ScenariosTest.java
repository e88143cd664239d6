package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.SampleSize;
import weft.database.Beside;

/**
 * Runs scenarios in their short form: four in each build, with {@code -Plong} all but those that
 * only {@code deploy/chaos/run} runs, because they need two disks or a hub of their own. Most share
 * one site. {@code -Dweft.seed=N} repeats one.
 */
@Beside
class ScenariosTest {
  static List<Scenario> scenarios() {
    return Scenarios.ofThisBuild(SampleSize.ALL);
  }

  @AfterAll
  static void end() {
    DemoSite.discard();
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
