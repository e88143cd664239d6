package weft.measure;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The one grammar of a number in text: an optional sign, digits with at most one point, and no
 * exponent. Ten characters such as {@code 1e99999999} would otherwise fill all memory when the hub
 * writes them out. No other class makes a {@link BigDecimal} of text.
 */
public final class PlainNumber {
  /** The most characters that a number from outside may have, its sign and point among them. */
  public static final int LONGEST = 40;

  /** Sums and products of such numbers have more digits; the hub wrote these itself. */
  private static final int LONGEST_STORED = 400;

  private PlainNumber() {}

  /** The number that a text from outside says; null where it says none. */
  public static @Nullable BigDecimal read(String text) {
    return text.length() <= LONGEST && isOne(text) ? new BigDecimal(text) : null;
  }

  /**
   * The same, for a text that is known to be a number.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static BigDecimal of(String text) {
    BigDecimal number = read(text);
    if (number == null) throw new IllegalArgumentException("not a number such as 1200.5");
    return number;
  }

  /**
   * A number that the hub wrote and kept.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static BigDecimal ofStored(String text) {
    if (text.length() <= LONGEST_STORED && isOne(text)) return new BigDecimal(text);
    throw new IllegalArgumentException("not a number such as 1200.5");
  }

  /**
   * A number that a library has read, written plainly and without zeros at its end; null where that
   * takes more than {@link #LONGEST} characters. Nothing is written out before it is known to fit.
   */
  public static @Nullable String write(BigDecimal number) {
    if (number.signum() == 0) return "0";
    if (number.precision() > LONGEST_STORED) return null;
    BigDecimal shortest = number.stripTrailingZeros();
    if (Math.abs((long) shortest.scale()) > LONGEST) return null;
    String plain = shortest.toPlainString();
    return plain.length() <= LONGEST ? plain : null;
  }

  /** Whether it can be written out at all: numbers of no more digits than the hub keeps. */
  static boolean isBounded(BigDecimal number) {
    return Math.abs((long) number.scale()) <= LONGEST_STORED
        && number.precision() <= 2 * LONGEST_STORED;
  }

  private static boolean isOne(String text) {
    boolean marked = false;
    boolean digits = false;
    for (int i = 0; i < text.length(); i++) {
      char it = text.charAt(i);
      if (it >= '0' && it <= '9') digits = true;
      else if (it == '.' && !marked) marked = true;
      else if (i > 0 || (it != '-' && it != '+')) return false;
    }
    return digits;
  }
}
