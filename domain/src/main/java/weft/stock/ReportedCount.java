package weft.stock;

import weft.measure.Quantity;

/**
 * One quantity on hand of a stock report.
 *
 * @param segment that says it, counted in the interchange from its first = 1
 * @param allUnusable whether it is all that cannot be used, what is under inspection included
 */
public record ReportedCount(
    StockKey key, Quantity quantity, String unit, int segment, boolean allUnusable) {
  /** Whether it speaks of what stands at another key. */
  boolean speaksOf(StockKey other) {
    return isNear(key, other) || (allUnusable && isNear(inspected(), other));
  }

  private static boolean isNear(StockKey one, StockKey other) {
    return one.means(other) || other.means(one);
  }

  private StockKey inspected() {
    return new StockKey(
        key.owner(), key.category(), StockStatus.INSPECTION, key.batch(), key.place());
  }
}
