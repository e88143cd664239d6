package weft.stock;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.stock.StockRefusal.DocumentBelowZero;

/**
 * A document takes more goods than there are.
 *
 * @param key the key that falls below zero
 * @param stands the quantity of all matching keys before
 * @param taken the quantity taken from them
 */
record Overdraw(StockKey key, Quantity stands, Quantity taken, String unit) {
  /**
   * Finds the first key that the postings take below zero; null where there is none, or where
   * nobody maintains the stock.
   */
  static @Nullable Overdraw of(PartStock stock, List<StockPosting> postings) {
    if (!isKept(stock)) return null;
    for (StockPosting it : postings) if (it.leavesLessThanNothing()) return of(stock, it, postings);
    return null;
  }

  private static Overdraw of(PartStock stock, StockPosting lacking, List<StockPosting> postings) {
    Predicate<StockKey> sources = stock.sources(lacking.key());
    Quantity stands = Quantity.ZERO;
    Quantity taken = Quantity.ZERO;
    for (StockPosting it : postings) {
      if (!takes(it) || !it.unit().equals(lacking.unit())) continue;
      if (!sources.test(it.key()) && !lacking.key().equals(it.key())) continue;
      stands = stands.plus(it.stands().minus(it.quantity()));
      taken = taken.minus(it.quantity());
    }
    return new Overdraw(lacking.key(), stands, taken, lacking.unit());
  }

  /** Stock with only issues and returns is not maintained, and its quantity means nothing. */
  private static boolean isKept(PartStock stock) {
    return stock.holdings().stream().anyMatch(it -> it.countedAt() != null)
        || Stream.concat(stock.documents().stream(), stock.recent().stream())
            .anyMatch(it -> it.kind() != MovementKind.ISSUE && it.kind() != MovementKind.RETURN);
  }

  private static boolean takes(StockPosting it) {
    return it.isAdded() && it.quantity().amount().signum() < 0;
  }

  DocumentBelowZero refusal(String part) {
    return new DocumentBelowZero(part, key.batch(), stands, taken, unit);
  }
}
