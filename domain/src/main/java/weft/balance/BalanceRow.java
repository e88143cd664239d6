package weft.balance;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * One row of a balance, which adds up: opening and what comes in, less what goes out, is closing.
 *
 * @param until its last day; the first row begins and the last one ends with what was asked for
 * @param out of every firmness; null, like what follows from it, where the demand is not shared
 * @param outFirm the firm part of it
 * @param cover days that closing lasts for the demand after the row; null where the horizon ends
 *     before, or the demand is not shared
 * @param coverAtLeast days that it lasts at least, where the horizon ends before
 * @param minimum how much there should be at the end of the row's last day by the agreed range; one
 *     in days is the demand of so many days after it. Null where none is agreed, or the horizon
 *     ends before those days do
 * @param maximum likewise the most
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
   * What comes in.
   *
   * @param confirmed at the buyer's side what is on its way; at the supplier's nothing
   * @param planned at the buyer's side what is promised, at the supplier's the published output
   */
  public record Inflow(Quantity confirmed, Quantity planned) {}
}
