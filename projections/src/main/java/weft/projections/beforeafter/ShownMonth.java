package weft.projections.beforeafter;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import weft.beforeafter.StatedMonth;
import weft.measure.Quantity;

/**
 * A stated month as it is shown.
 *
 * @param month such as {@code 2031-03}
 */
public record ShownMonth(
    String month,
    @Nullable Quantity leadTimeDays,
    @Nullable Quantity daysOfStock,
    @Nullable Quantity stockValue,
    @Nullable String currency,
    String source) {
  static ShownMonth of(StatedMonth it) {
    return new ShownMonth(
        YearMonth.from(it.month()).toString(),
        it.leadTimeDays(),
        it.daysOfStock(),
        it.stockValue(),
        it.currency(),
        it.source());
  }

  StatedMonth stated() {
    LocalDate first = YearMonth.parse(month).atDay(1);
    return new StatedMonth(first, leadTimeDays, daysOfStock, stockValue, currency, source);
  }
}
