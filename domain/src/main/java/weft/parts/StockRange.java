package weft.parts;

import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * The range in which stock should be kept. Without either bound there is no range.
 *
 * @param minimum null where only zero stock is too little
 * @param maximum null where no stock is too much
 * @param in the measure of the bounds
 */
public record StockRange(@Nullable Quantity minimum, @Nullable Quantity maximum, Bound in) {

  /** The measure of a bound: base units, or days of the following demand. */
  public enum Bound {
    QUANTITY,
    DAYS
  }

  boolean isEmpty() {
    return minimum == null && maximum == null;
  }
}
