package weft.document;

import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * A quantity that a stock report states for an item, with the codes of its document.
 *
 * @param meaning EDIFACT 6063 or X12 673, such as 145 or 17: on hand
 * @param direction EDIFACT 4501 for a movement instead of a stock: 1 out of stock, 2 into it
 * @param inventory EDIFACT 7491, such as 2: damaged
 * @param place in the sender's words
 * @param owner of the goods, in the sender's words; null where the report names no other owner
 * @param site the site of the place, in the sender's words; null where only the place is stated
 */
public record Stock(
    String meaning,
    @Nullable String direction,
    @Nullable String inventory,
    @Nullable String place,
    Quantity quantity,
    @Nullable String unit,
    @Nullable String owner,
    @Nullable String site) {
  /** Goods whose location is only a place. */
  public Stock(
      String meaning,
      @Nullable String direction,
      @Nullable String inventory,
      @Nullable String place,
      Quantity quantity,
      @Nullable String unit,
      @Nullable String owner) {
    this(meaning, direction, inventory, place, quantity, unit, owner, null);
  }

  /** Goods without a stated owner. */
  public Stock(
      String meaning,
      @Nullable String direction,
      @Nullable String inventory,
      @Nullable String place,
      Quantity quantity,
      @Nullable String unit) {
    this(meaning, direction, inventory, place, quantity, unit, null);
  }
}
