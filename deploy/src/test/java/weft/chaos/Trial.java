package weft.chaos;

import java.io.PrintStream;
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
    return new Trial(
        scenario.name(), seed, new Random(seed), small, progress, new ArrayList<>());
  }

  int times(int inShort, int inLong) {
    return small ? inShort : inLong;
  }

  void say(String format, Object... values) {
    progress.println(scenario + ": " + String.format(Locale.ROOT, format, values));
  }

  /** A line of the table at the end. */
  void found(String format, Object... values) {
    String finding = String.format(Locale.ROOT, format, values);
    findings.add(finding);
    say("%s", finding);
  }
}
