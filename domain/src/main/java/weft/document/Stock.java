package weft.document;

import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * A quantity that a stock report states of an item, in the codes of its document.
 *
 * @param meaning EDIFACT 6063 or X12 673, such as 145 or 17: on hand
 * @param direction EDIFACT 4501 where it moved and does not lie: 1 out of stock, 2 into it
 * @param inventory EDIFACT 7491, such as 2: damaged
 * @param place in the sender's words
 * @param owner of the goods, likewise; null where nothing says that they are another's
 * @param site of which the place is a part, likewise; null where no more than a place is said
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
  /** Of goods of which no more than a place says where they are. */
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

  /** Of goods of which nothing says whose they are. */
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
