package weft.balance;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * One row of a balance. It adds up: closing = opening + in - out.
 *
 * @param until the last day of the row; the first row begins and the last row ends with the
 *     requested period
 * @param out firm and not firm demand; null, like the numbers computed from it, if the demand is
 *     not shared
 * @param outFirm the firm part of {@code out}
 * @param cover days for which the closing stock covers the demand after the row; null if the
 *     horizon ends earlier or the demand is not shared
 * @param coverAtLeast lower bound of the cover in days, if the horizon ends earlier
 * @param minimum lowest stock at the end of the row's last day by the agreed range; a minimum in
 *     days is the demand of that many following days. Null if none is agreed, or if the horizon
 *     ends before those days do
 * @param maximum highest stock at the end of the row's last day; null as for the minimum
 */
public record BalanceRow(
    LocalDate from,
    LocalDate until,
    @Nullable Quantity opening,
    Inflow in,
    @Nullable Quantity out,
    @Nullable Quantity outFirm,
    @Nullable Quantity closing,
    @Nullable BigDecimal cover,
    @Nullable BigDecimal coverAtLeast,
    @Nullable Quantity minimum,
    @Nullable Quantity maximum) {

  /**
   * The inflow of a row.
   *
   * @param confirmed for the buyer, goods in transit; for the supplier, zero
   * @param planned for the buyer, the promised goods; for the supplier, the published output
   */
  public record Inflow(Quantity confirmed, Quantity planned) {}
}
