package weft.stock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.measure.Units;

/**
 * What stands at one key.
 *
 * @param countedAt the moment that the last count speaks of; null where nobody counted it
 * @param report that said that count, and {@code reported} how much; null where no message did
 */
public record Holding(
    StockKey key,
    Quantity quantity,
    String unit,
    @Nullable Instant countedAt,
    @Nullable ReportedIn report,
    @Nullable Quantity reported) {
  /** Whether a count has what happened then already. */
  boolean isCountedSince(Instant at) {
    return countedAt != null && !at.isAfter(countedAt);
  }

  /** Whether its last count is this one, said again. */
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
