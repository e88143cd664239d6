package weft.inspection.sampling;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import weft.measure.PlainNumber;

/**
 * Single sampling by attributes according to GB/T 2828.1-2012 / ISO 2859-1, normal and tightened,
 * for acceptance quality limits (AQL) up to 6.5 percent nonconforming.
 *
 * <p>In the tables, the plans of one AQL form a diagonal: the plan that accepts none stands at one
 * letter, larger letters have larger acceptance numbers, and the cells between and beyond hold
 * arrows to the next plan up or down. This class states the diagonal; a test compares every cell
 * with published tables. AQL 10 is not offered, because published tables disagree on one of its
 * cells.
 */
public final class SamplingPlans {
  /** The edition of the standard, as plans name it. */
  public static final String EDITION = "GB/T 2828.1-2012 / ISO 2859-1";

  private static final String LETTERS = "ABCDEFGHJKLMNPQRS";
  private static final int LAST_NORMAL = LETTERS.indexOf('R');

  /** S exists for tightened inspection only. */
  private static final int LAST_TIGHTENED = LETTERS.indexOf('S');

  private static final int[] SIZES = {
    2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1_250, 2_000, 3_150
  };

  private static final List<BigDecimal> AQLS =
      List.of(
              "0.010", "0.015", "0.025", "0.040", "0.065", "0.10", "0.15", "0.25", "0.40", "0.65",
              "1.0", "1.5", "2.5", "4.0", "6.5")
          .stream()
          .map(PlainNumber::of)
          .toList();

  /** The largest lot of each row of the table of code letters; the last row has no end. */
  private static final long[] LOTS = {
    8, 15, 25, 50, 90, 150, 280, 500, 1_200, 3_200, 10_000, 35_000, 150_000, 500_000
  };

  /** The code letter of each row of lots, by inspection level. */
  private static final Map<String, String> BY_LEVEL =
      Map.ofEntries(
          entry("S-1", "AAAABBBBCCCCDDD"),
          entry("S-2", "AAABBBCCCDDDEEE"),
          entry("S-3", "AABBCCDDEEFFGGH"),
          entry("S-4", "AABCCDEEFGGHJJK"),
          entry("I", "AABCCDEFGHJKLMN"),
          entry("II", "ABCDEFGHJKLMNPQ"),
          entry("III", "BCDEFGHJKLMNPQR"));

  private static final int[] ACCEPT_NORMAL = {1, 2, 3, 5, 7, 10, 14, 21};
  private static final int[] ACCEPT_TIGHTENED = {1, 2, 3, 5, 8, 12, 18};

  /** The letter of acceptance number 1 stands this far below that of acceptance number 0. */
  private static final int TO_ONE = 3;

  private SamplingPlans() {}

  /** Whether the tables offer plans of this level and AQL. */
  public static boolean isOffered(String level, BigDecimal aql) {
    return BY_LEVEL.containsKey(level) && column(aql) >= 0;
  }

  /**
   * Returns the plan for a lot; empty where none is offered. A sample of the size of the lot or
   * more is the whole lot.
   */
  public static Optional<SamplePlan> of(
      long lot, String level, BigDecimal aql, Strictness strictness) {
    if (lot < 1 || strictness == Strictness.STOPPED || !isOffered(level, aql))
      return Optional.empty();
    SamplePlan plan = of(letter(lot, level), column(aql), strictness == Strictness.TIGHTENED);
    return Optional.of(
        plan.size() < lot ? plan : new SamplePlan((int) lot, plan.accept(), plan.reject()));
  }

  /** The code letter of a lot. */
  static char letter(long lot, String level) {
    int row = 0;
    while (row < LOTS.length && lot > LOTS[row]) row++;
    return BY_LEVEL.getOrDefault(level, "").charAt(row);
  }

  /** The plan of a cell, after its arrow. */
  static SamplePlan cell(char letter, String aql, boolean tightened) {
    return of(letter, column(PlainNumber.of(aql)), tightened);
  }

  private static int column(BigDecimal aql) {
    for (int i = 0; i < AQLS.size(); i++) if (AQLS.get(i).compareTo(aql) == 0) return i;
    return -1;
  }

  private static SamplePlan of(char letter, int column, boolean tightened) {
    int[] accepts = tightened ? ACCEPT_TIGHTENED : ACCEPT_NORMAL;
    int none = LETTERS.indexOf('Q') - column + (tightened ? 1 : 0);
    int below = LETTERS.indexOf(letter) - none;
    if (below <= 0) return plan(none, 0); // an arrow down, or the cell itself
    boolean isUp = !tightened && below == 1;
    int last = tightened ? LAST_TIGHTENED : LAST_NORMAL;
    if (isUp || (below < TO_ONE && none + TO_ONE > last)) return plan(none, 0);
    int at = Math.min(Math.max(below, TO_ONE), TO_ONE + accepts.length - 1);
    return plan(none + at, accepts[at - TO_ONE]);
  }

  private static SamplePlan plan(int letter, int accept) {
    return new SamplePlan(SIZES[letter], accept, accept + 1);
  }
}
