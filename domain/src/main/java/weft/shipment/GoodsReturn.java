package weft.shipment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.shipment.Receipt.Difference;

/**
 * Goods that the buyer sends back, as both agreed.
 *
 * @param number the buyer's own
 * @param takenBack when the supplier had them again; null before
 * @param site the buyer's code of where they lay, as far as it was known then; null where the
 *     shipment names no site, and in what older releases stored
 */
public record GoodsReturn(
    String number,
    LocalDate sent,
    List<Line> lines,
    @Nullable LocalDate takenBack,
    @Nullable String site) {
  /**
   * Of one difference.
   *
   * @param receipt which of the shipment's, from 1, and {@code line} which of its lines
   * @param kind why they go back, which says where they lay
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
