package weft.edi.meaning.document;

import java.util.List;
import weft.edi.meaning.document.StockReport.StockDraft;
import weft.measure.Quantity;
import weft.stock.StockStatus;

/**
 * A quantity that lies in stock, in the unit that is agreed upon.
 *
 * @param at where the report says it
 */
record OnHand(StockDraft at, Quantity quantity, String unit, StockStatus status) {
  /** DE 6063, X12 673: 20 of either is what cannot be used. */
  static final String UNUSABLE = "20";

  /**
   * DE 6063 = 145: actual stock; 17 of either: on hand. What is for sale, committed, on order or on
   * its way is not what lies there.
   */
  private static final List<String> ON_HAND = List.of("145", "17");

  /** Whether one of them says what is there, be it usable or not. */
  static boolean isSaid(List<StockDraft> stocks) {
    return stocks.stream().anyMatch(it -> isThere(it) || isUnusable(it));
  }

  /** Those that say best what is there. */
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
