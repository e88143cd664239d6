package weft.shipment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * A package that is handled as one: a box, or the pallet around boxes.
 *
 * @param label the number on it: an SSCC (GS1 General Specifications, AI 00: 18 digits, the last a
 *     check digit) or one of the supplier's own
 * @param type of packaging, by the supplier's code
 * @param within the label of what holds it; null where nothing does
 * @param grossWeight with all that is in it, in kilograms; null where nobody says
 */
public record HandlingUnit(
    String label,
    @Nullable String type,
    @Nullable String within,
    List<Content> contents,
    @Nullable Quantity grossWeight) {
  /** One of which nobody says what it weighs. */
  public HandlingUnit(
      String label, @Nullable String type, @Nullable String within, List<Content> contents) {
    this(label, type, within, contents, null);
  }

  /** What lies in it, but not in a package inside. */
  public record Content(String part, Quantity quantity, @Nullable String batch) {}

  /** What the outermost of these weigh; null where of one of them nobody says. */
  public static @Nullable Quantity together(List<HandlingUnit> all) {
    Quantity sum = Quantity.ZERO;
    for (HandlingUnit it : all) {
      if (it.within() != null) continue;
      if (it.grossWeight() == null) return null;
      sum = sum.plus(it.grossWeight());
    }
    return sum.isPositive() ? sum : null;
  }

  private static final int SSCC_DIGITS = 18;

  /** Whether its label is an SSCC. */
  public boolean hasSscc() {
    return hasDigitsOfSscc(label) && isChecked(label);
  }

  /** Whether its label could be an SSCC and is misread. */
  boolean isMisread() {
    return isMisread(label);
  }

  /** Whether a label could be an SSCC and is misread: eighteen digits and a wrong last one. */
  public static boolean isMisread(String label) {
    return hasDigitsOfSscc(label) && !isChecked(label);
  }

  private static boolean hasDigitsOfSscc(String label) {
    return label.length() == SSCC_DIGITS && label.chars().allMatch(it -> it >= '0' && it <= '9');
  }

  private static boolean isChecked(String label) {
    return checkDigit(label) == label.charAt(SSCC_DIGITS - 1) - '0';
  }

  private static int checkDigit(String label) {
    int sum = 0;
    for (int i = 0; i < SSCC_DIGITS - 1; i++) sum += (label.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
    return (10 - sum % 10) % 10;
  }
}
