package weft.stock;

import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;

/**
 * The exact subset of a part's stock that a count sets: by owner, category, status, batch and
 * place. Null is a batch or place of its own.
 *
 * @param owner differs from the holder for consigned stock
 */
public record StockKey(
    PartyCode owner,
    StockCategory category,
    StockStatus status,
    @Nullable String batch,
    @Nullable String place)
    implements Comparable<StockKey> {
  private static final Comparator<StockKey> ORDER =
      Comparator.comparing(StockKey::owner)
          .thenComparing(StockKey::category)
          .thenComparing(StockKey::status)
          .thenComparing(StockKey::batch, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(StockKey::place, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** Finished and usable goods of that owner, without a place. */
  public static StockKey finished(PartyCode owner, @Nullable String batch) {
    return new StockKey(owner, StockCategory.FINISHED, StockStatus.USABLE, batch, null);
  }

  /**
   * Whether the other key is this one, or is covered by it because this one names no batch or no
   * place.
   */
  boolean means(StockKey other) {
    return owner.equals(other.owner)
        && category == other.category
        && status == other.status
        && (batch == null || batch.equals(other.batch))
        && (place == null || place.equals(other.place));
  }

  /** Whether it is the same batch of the same owner, in whatever status and place. */
  boolean isOfSameGoods(StockKey other) {
    return owner.equals(other.owner)
        && category == other.category
        && Objects.equals(batch, other.batch);
  }

  /** A copy without batch and place, which covers all of them. */
  StockKey ofAnyBatch() {
    return new StockKey(owner, category, status, null, null);
  }

  @Override
  public int compareTo(StockKey other) {
    return ORDER.compare(this, other);
  }
}
