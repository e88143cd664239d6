package weft.stock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * What stands at one key.
 *
 * @param countedAt the moment that the last count speaks of; null where nobody counted it
 */
public record Holding(StockKey key, Quantity quantity, String unit, @Nullable Instant countedAt) {
  /** Whether a count has what happened then already. */
  boolean isCountedSince(Instant at) {
    return countedAt != null && !at.isAfter(countedAt);
  }
}
