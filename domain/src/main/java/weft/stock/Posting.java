package weft.stock;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * What became of a movement at one key.
 *
 * @param quantity positive into stock, negative out of it
 * @param stands what the key has after it, in its own unit
 * @param kept why nothing was added to it; null where it was
 * @param countedAt of the count that has it already
 * @param rounded true where what was said is no exact quantity in the unit of the stock; null where
 *     it is
 */
public record Posting(
    StockKey key,
    Quantity quantity,
    String unit,
    Quantity stands,
    @Nullable Kept kept,
    @Nullable Instant countedAt,
    @Nullable Boolean rounded) {
  /** Of an exact quantity. */
  public Posting(
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
    /** It happened before the key was counted: the count has it. */
    COUNTED_SINCE,
    /** The key is kept in another unit, and units are never added. */
    OTHER_UNIT
  }

  static List<StockKey> keys(List<Posting> postings) {
    return postings.stream().map(Posting::key).toList();
  }

  /** Whether it changed what stands. */
  public boolean isAdded() {
    return kept == null;
  }

  public boolean isRounded() {
    return rounded != null && rounded;
  }

  Posting roundedIf(boolean inexact) {
    return inexact ? new Posting(key, quantity, unit, stands, kept, countedAt, true) : this;
  }

  /** Whether it takes more than there was. */
  boolean leavesLessThanNothing() {
    return isAdded() && quantity.amount().signum() < 0 && stands.amount().signum() < 0;
  }

  Portion portion() {
    return new Portion(key, quantity, unit);
  }
}
