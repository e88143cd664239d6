package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * One run of a scenario: the seed determines when and what breaks.
 *
 * @param small the short form that every build runs
 */
record Trial(
    String scenario,
    long seed,
    Random random,
    boolean small,
    PrintStream progress,
    List<String> findings) {

  static Trial of(Scenario scenario, long seed, boolean small, PrintStream progress) {
    return new Trial(scenario.name(), seed, new Random(seed), small, progress, new ArrayList<>());
  }

  int times(int inShort, int inLong) {
    return small ? inShort : inLong;
  }

  /** For trials in which the hub must be busy, whatever the number of waiting partners. */
  int partners() {
    return times(24, KilledHub.PARTNERS);
  }

  /**
   * Lets partners work for some milliseconds, which the seed chooses; in the short form at most a
   * third.
   */
  Duration moment(int least, int most) {
    return Duration.ofMillis(random.nextInt(least, times(Math.max(least + 1, most / 3), most)));
  }

  /**
   * Fails if a promised time was exceeded. In the long form each attempt must keep it. In the short
   * form, during a build, one attempt must keep it, and none may take three times as long.
   */
  void within(String what, Duration promised, List<Duration> attempts) {
    assertThat(small ? Collections.min(attempts) : Collections.max(attempts))
        .describedAs("%s: %s", what, attempts)
        .isLessThan(promised);
    assertThat(Collections.max(attempts))
        .describedAs("%s: %s", what, attempts)
        .isLessThan(promised.multipliedBy(3));
  }

  /** Whether the views are compared with their replay after this one. */
  boolean replays(int time, int times) {
    return time == times || time % 10 == 0;
  }

  void say(String format, Object... values) {
    progress.printf(Locale.ROOT, scenario + ": " + format + "%n", values);
  }

  /** A line of the table at the end. */
  void found(String format, Object... values) {
    String finding = String.format(Locale.ROOT, format + "%n", values).strip();
    findings.add(finding);
    say("%s", finding);
  }
}
