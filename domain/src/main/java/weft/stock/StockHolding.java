package weft.stock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.measure.Units;

/**
 * The stock at one key.
 *
 * @param countedAt the moment of the last count; null where it was never counted
 * @param report the stock report with that count; {@code reported} is its quantity; null where no
 *     message stated it
 */
public record StockHolding(
    StockKey key,
    Quantity quantity,
    String unit,
    @Nullable Instant countedAt,
    @Nullable ReportedIn report,
    @Nullable Quantity reported) {
  /** Whether a count already includes a movement of that moment. */
  boolean isCountedSince(Instant at) {
    return countedAt != null && !at.isAfter(countedAt);
  }

  /** Whether its last count is this one, reported again. */
  boolean isOf(ReportedIn said, Quantity counted, String in) {
    return report != null
        && report.isSame(said)
        && counted.equals(reported)
        && Units.isSame(unit, in);
  }

  boolean has(Quantity other, String in) {
    return quantity.equals(other) && Units.isSame(unit, in);
  }
}
