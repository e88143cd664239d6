package weft.beforeafter;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.measure.Quantity;

/**
 * A site's figures of a month as its company states them. The hub did not measure them.
 *
 * @param month its first day
 * @param leadTimeDays from an order to the day on which its goods left
 * @param stockValue at the end of the month, in the {@code currency} (ISO 4217)
 * @param source where the figures come from, in words
 */
public record StatedMonth(
    LocalDate month,
    @Nullable Quantity leadTimeDays,
    @Nullable Quantity daysOfStock,
    @Nullable Quantity stockValue,
    @Nullable String currency,
    String source) {

  /** The last day of the month. */
  public LocalDate lastDay() {
    return month.plusMonths(1).minusDays(1);
  }

  /** Refuses a month that is not over, and one that states nothing. */
  void check(LocalDate today) {
    if (month.getDayOfMonth() != 1 || !lastDay().isBefore(today))
      throw new Refused(new StatedFiguresRefusal.MonthNotOver());
    if (leadTimeDays == null && daysOfStock == null && stockValue == null)
      throw new Refused(new StatedFiguresRefusal.NoFigureStated());
    if (stockValue != null && currency == null)
      throw new Refused(new StatedFiguresRefusal.ValueWithoutCurrency());
    zeroOrAbove(leadTimeDays, "/leadTimeDays");
    zeroOrAbove(daysOfStock, "/daysOfStock");
    zeroOrAbove(stockValue, "/stockValue");
  }

  private static void zeroOrAbove(@Nullable Quantity it, String pointer) {
    if (it == null) return;
    BigDecimal amount = it.amount();
    if (amount.signum() < 0) throw new Refused(new StatedFiguresRefusal.NegativeFigure(pointer));
  }
}
