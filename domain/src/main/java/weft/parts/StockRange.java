package weft.parts;

import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * Between which bounds stock is to be kept; neither bound is no range.
 *
 * @param minimum null where nothing is too little but nothing itself
 * @param maximum null where nothing is too much
 * @param in what the bounds count
 */
public record StockRange(@Nullable Quantity minimum, @Nullable Quantity maximum, Bound in) {

  /** What a bound counts: base units, or days of the demand that follows. */
  public enum Bound {
    QUANTITY,
    DAYS
  }

  boolean isEmpty() {
    return minimum == null && maximum == null;
  }
}
