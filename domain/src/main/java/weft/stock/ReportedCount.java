package weft.stock;

import weft.measure.Quantity;

/**
 * One quantity on hand in a stock report.
 *
 * @param segment the segment that states it, counted in the interchange from its first = 1
 * @param allUnusable whether it is the total of unusable stock, including stock under inspection
 */
public record ReportedCount(
    StockKey key, Quantity quantity, String unit, int segment, boolean allUnusable) {
  /** Whether the quantity includes the stock at another key. */
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
