package weft.chaos;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * One run of a scenario: the seed decides when and what breaks.
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

  /** A machine that builds something beside it is slower: there, only what hangs is told. */
  Duration limit(Duration promised) {
    return small ? promised.multipliedBy(3) : promised;
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
