package weft.stock;

import weft.measure.Quantity;

/**
 * One quantity on hand of a stock report.
 *
 * @param segment that says it, counted in the interchange from its first = 1
 */
public record ReportedCount(StockKey key, Quantity quantity, String unit, int segment) {}
