package weft.stock;

import weft.measure.Quantity;
import weft.measure.Units;

/** A quantity of one key, in its unit. */
public record Portion(StockKey key, Quantity quantity, String unit) {
  Portion negated() {
    return new Portion(key, Quantity.ZERO.minus(quantity), unit);
  }

  boolean isOf(StockKey other, String otherUnit) {
    return key.equals(other) && Units.isSame(unit, otherUnit);
  }
}
