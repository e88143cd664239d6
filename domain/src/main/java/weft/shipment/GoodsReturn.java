package weft.shipment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.shipment.Receipt.Difference;

/**
 * Goods that the buyer sends back by agreement.
 *
 * @param number the buyer's own
 * @param takenBack when they arrived at the supplier; null until then
 * @param site the buyer's code of their location, as far as it was known; null where the shipment
 *     names no site, and in events of older releases
 */
public record GoodsReturn(
    String number,
    LocalDate sent,
    List<Line> lines,
    @Nullable LocalDate takenBack,
    @Nullable String site) {
  /**
   * The returned quantity of one difference.
   *
   * @param receipt the shipment's receipt, from 1; {@code line} is the line of the receipt
   * @param kind why the goods go back, which determines their stock key
   */
  public record Line(
      int receipt,
      int line,
      Difference.Kind kind,
      String part,
      @Nullable String batch,
      Quantity quantity,
      String unit) {}

  GoodsReturn takenBack(LocalDate on) {
    return new GoodsReturn(number, sent, lines, on, site);
  }
}
