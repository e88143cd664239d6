package weft.stock;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.stock.StockRefusal.DocumentBelowZero;

/**
 * What a document takes beyond what there is of the goods that it means.
 *
 * @param key that stands below zero by it
 * @param stands what there was of all that it means
 * @param taken of them
 */
record Beyond(StockKey key, Quantity stands, Quantity taken, String unit) {
  /**
   * The first; null where nothing stands below zero by it.
   *
   * @param known whether anything was ever booked at a key: who keeps no batches, or not this one,
   *     does not know what there is of it
   */
  static @Nullable Beyond first(List<Posting> postings, Predicate<StockKey> known) {
    for (Posting it : postings)
      if (takes(it) && it.stands().amount().signum() < 0 && known.test(it.key()))
        return of(it, postings);
    return null;
  }

  private static Beyond of(Posting lacking, List<Posting> postings) {
    Quantity stands = Quantity.ZERO;
    Quantity taken = Quantity.ZERO;
    for (Posting it : postings) {
      if (!takes(it) || !it.unit().equals(lacking.unit())) continue;
      if (!lacking.key().means(it.key()) && !lacking.key().equals(it.key())) continue;
      stands = stands.plus(it.stands().minus(it.quantity()));
      taken = taken.minus(it.quantity());
    }
    return new Beyond(lacking.key(), stands, taken, lacking.unit());
  }

  private static boolean takes(Posting it) {
    return it.isAdded() && it.quantity().amount().signum() < 0;
  }

  DocumentBelowZero refusal(String part) {
    return new DocumentBelowZero(part, key.batch(), stands, taken, unit);
  }
}
