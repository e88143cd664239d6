package weft.stock;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;

/**
 * What a count sets exactly: of all of a part at a site, that of one owner, category, status, batch
 * and place. No batch and no place are values of their own.
 *
 * @param owner is not the holder where the stock is consigned
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

  /** Finished and usable goods of that owner, from whatever batch and place. */
  public static StockKey finished(PartyCode owner, @Nullable String batch) {
    return new StockKey(owner, StockCategory.FINISHED, StockStatus.USABLE, batch, null);
  }

  /** Whether it is this one, or one of those that it means where it names no batch or no place. */
  boolean means(StockKey other) {
    return owner.equals(other.owner)
        && category == other.category
        && status == other.status
        && (batch == null || batch.equals(other.batch))
        && (place == null || place.equals(other.place));
  }

  /** The same of whatever batch and place. */
  StockKey ofAnyBatch() {
    return new StockKey(owner, category, status, null, null);
  }

  @Override
  public int compareTo(StockKey other) {
    return ORDER.compare(this, other);
  }
}
