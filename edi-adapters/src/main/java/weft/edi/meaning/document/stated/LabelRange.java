package weft.edi.meaning.document.stated;

import java.util.ArrayList;
import java.util.List;

/** Expands a range of label numbers. */
public final class LabelRange {
  /** A longer range does not stand for packages. */
  private static final int LONGEST_RANGE = 10_000;

  /** Maximum counted digits of a label. */
  private static final int MOST_DIGITS = 15;

  private LabelRange() {}

  /**
   * All labels from first to last, or only these two if the labels do not count up from one to the
   * other.
   */
  public static List<String> of(String from, String to) {
    if (to.isEmpty() || to.equals(from)) return from.isEmpty() ? List.of() : List.of(from);
    int digits = 0;
    while (digits < Math.min(from.length(), MOST_DIGITS)
        && Character.isDigit(from.charAt(from.length() - 1 - digits))) digits++;
    String head = from.substring(0, from.length() - digits);
    if (digits == 0 || from.length() != to.length() || !to.startsWith(head))
      return List.of(from, to);
    String last = to.substring(head.length());
    if (!last.chars().allMatch(it -> it >= '0' && it <= '9')) return List.of(from, to);
    long first = Long.parseLong(from.substring(head.length()));
    long end = Long.parseLong(last);
    if (end < first || end - first >= LONGEST_RANGE) return List.of(from, to);
    List<String> all = new ArrayList<>();
    for (long i = first; i <= end; i++) {
      String number = Long.toString(i);
      all.add(head + "0".repeat(digits - number.length()) + number);
    }
    return all;
  }
}
