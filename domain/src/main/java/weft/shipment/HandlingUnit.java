package weft.shipment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * A package that is handled as one: a box, or the pallet around boxes.
 *
 * @param label the number on it: an SSCC (GS1 General Specifications, AI 00: 18 digits, the last a
 *     check digit) or the supplier's own
 * @param type of packaging, by the supplier's code
 * @param within the label of the outer package; null where there is none
 * @param grossWeight with contents, in kilograms; null where it is not stated
 */
public record HandlingUnit(
    String label,
    @Nullable String type,
    @Nullable String within,
    List<Content> contents,
    @Nullable Quantity grossWeight) {
  /** A package without a stated weight. */
  public HandlingUnit(
      String label, @Nullable String type, @Nullable String within, List<Content> contents) {
    this(label, type, within, contents, null);
  }

  /** Goods directly in the package, not in a package inside it. */
  public record Content(String part, Quantity quantity, @Nullable String batch) {}

  /** The total weight of the outermost packages; null where the weight of any is unknown. */
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

  boolean isMisread() {
    return isMisread(label);
  }

  /** Whether a label looks like a misread SSCC: eighteen digits with a wrong check digit. */
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
