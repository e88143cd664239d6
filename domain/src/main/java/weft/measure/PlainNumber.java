package weft.measure;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The one grammar of a number in text: an optional sign, and digits with at most one point.
 * Exponents are refused, because ten characters such as {@code 1e99999999} would fill all memory
 * when the hub writes the number out. No other class makes a {@link BigDecimal} from text.
 */
public final class PlainNumber {
  /** The maximum length of a number from outside, including its sign and point. */
  public static final int LONGEST = 40;

  /**
   * The maximum length of a number that the hub wrote itself: sums and products have more digits.
   */
  private static final int LONGEST_STORED = 400;

  private PlainNumber() {}

  /** Reads a number from outside; null if the text is not a number or is too long. */
  public static @Nullable BigDecimal read(String text) {
    return text.length() <= LONGEST && isOne(text) ? new BigDecimal(text) : null;
  }

  /**
   * Reads a number from outside, where the text must be one.
   *
   * @throws IllegalArgumentException if the text is not a number or is too long
   */
  public static BigDecimal of(String text) {
    BigDecimal number = read(text);
    if (number == null) throw new IllegalArgumentException("not a number such as 1200.5");
    return number;
  }

  /**
   * Reads a number that the hub wrote and stored.
   *
   * @throws IllegalArgumentException if the text is not a number or is too long
   */
  public static BigDecimal ofStored(String text) {
    if (text.length() <= LONGEST_STORED && isOne(text)) return new BigDecimal(text);
    throw new IllegalArgumentException("not a number such as 1200.5");
  }

  /**
   * Writes a number that a library read, without exponent and without trailing zeros; null where
   * that takes more than {@link #LONGEST} characters. The size is checked before any digit is
   * written.
   */
  public static @Nullable String write(BigDecimal number) {
    if (number.signum() == 0) return "0";
    if (number.precision() > LONGEST_STORED) return null;
    BigDecimal shortest = number.stripTrailingZeros();
    if (Math.abs((long) shortest.scale()) > LONGEST) return null;
    String plain = shortest.toPlainString();
    return plain.length() <= LONGEST ? plain : null;
  }

  /** Whether the number has few enough digits for the hub to write it out. */
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
