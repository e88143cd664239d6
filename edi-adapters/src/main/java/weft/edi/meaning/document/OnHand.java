package weft.edi.meaning.document;

import java.util.List;
import weft.edi.meaning.document.StockReport.StockDraft;
import weft.measure.Quantity;
import weft.stock.StockStatus;

/**
 * A quantity on hand, in the agreed unit.
 *
 * @param at where the report states it
 */
record OnHand(StockDraft at, Quantity quantity, String unit, StockStatus status) {
  /** DE 6063, X12 673: 20 is unusable stock in both. */
  static final String UNUSABLE = "20";

  /**
   * DE 6063 = 145: actual stock; 17 in both: on hand. Stock for sale, committed, on order or in
   * transit is not on hand.
   */
  private static final List<String> ON_HAND = List.of("145", "17");

  /** Whether a quantity states stock on hand, usable or not. */
  static boolean isSaid(List<StockDraft> stocks) {
    return stocks.stream().anyMatch(it -> isThere(it) || isUnusable(it));
  }

  /** The quantities with the best meaning of stock on hand. */
  static List<StockDraft> best(List<StockDraft> stocks) {
    for (String meaning : ON_HAND) {
      List<StockDraft> said =
          stocks.stream().filter(it -> isThere(it) && it.meaning.equals(meaning)).toList();
      if (!said.isEmpty()) return said;
    }
    return List.of();
  }

  static boolean isUnusable(StockDraft it) {
    return it.direction.isEmpty() && it.meaning.equals(UNUSABLE);
  }

  private static boolean isThere(StockDraft it) {
    return it.direction.isEmpty() && ON_HAND.contains(it.meaning);
  }
}
