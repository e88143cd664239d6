package weft.stock;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * The effect of a movement on one key.
 *
 * @param quantity positive into stock, negative out of it
 * @param stands the quantity at the key afterwards, in the key's unit
 * @param kept why the movement had no effect; null where it had one
 * @param countedAt the moment of the count that already includes it
 * @param rounded true where the unit of the stock cannot express the quantity exactly; null where
 *     it can
 */
public record StockPosting(
    StockKey key,
    Quantity quantity,
    String unit,
    Quantity stands,
    @Nullable Kept kept,
    @Nullable Instant countedAt,
    @Nullable Boolean rounded) {
  /** A posting that was not rounded. */
  public StockPosting(
      StockKey key,
      Quantity quantity,
      String unit,
      Quantity stands,
      @Nullable Kept kept,
      @Nullable Instant countedAt) {
    this(key, quantity, unit, stands, kept, countedAt, null);
  }

  /** Why a movement is kept without effect. */
  public enum Kept {
    /** It happened before the key was counted, so the count includes it. */
    COUNTED_SINCE,
    /** The key is kept in another unit, and units are never added. */
    OTHER_UNIT
  }

  static List<StockKey> keys(List<StockPosting> postings) {
    return postings.stream().map(StockPosting::key).toList();
  }

  /** Whether it changed the stock. */
  public boolean isAdded() {
    return kept == null;
  }

  public boolean isRounded() {
    return rounded != null && rounded;
  }

  StockPosting roundedIf(boolean inexact) {
    return inexact ? new StockPosting(key, quantity, unit, stands, kept, countedAt, true) : this;
  }

  /** Whether it took more than there was. */
  boolean leavesLessThanNothing() {
    return isAdded() && quantity.amount().signum() < 0 && stands.amount().signum() < 0;
  }

  Portion portion() {
    return new Portion(key, quantity, unit);
  }
}
