package weft.beforeafter;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * The stated months before a site came to the hub, at most the last twelve.
 *
 * @param months in order
 */
public record StatedBefore(List<StatedMonth> months) {
  private static final int MOST = 12;

  /**
   * Chooses the months that were over before the first day.
   *
   * @param firstDay on the hub; null where the site has none yet
   */
  public static StatedBefore of(List<StatedMonth> all, @Nullable LocalDate firstDay) {
    List<StatedMonth> before =
        all.stream().filter(it -> firstDay == null || it.lastDay().isBefore(firstDay)).toList();
    return new StatedBefore(before.subList(Math.max(0, before.size() - MOST), before.size()));
  }

  /** The mean of the months that state the figure. */
  public Measured mean(SiteFigure figure) {
    List<Measured> stated =
        months.stream().map(it -> of(it, figure)).filter(it -> it.value() != null).toList();
    return stated.isEmpty()
        ? Measured.unknown(Measured.Unknown.NOTHING_STATED)
        : Measured.mean(stated);
  }

  /** A month's figure. */
  public static Measured of(StatedMonth it, SiteFigure figure) {
    return switch (figure) {
      case LEAD_TIME -> stated(it.leadTimeDays(), Measured.DAYS);
      case DAYS_OF_STOCK -> stated(it.daysOfStock(), Measured.DAYS);
      case STOCK_VALUE -> stated(it.stockValue(), it.currency());
    };
  }

  private static Measured stated(@Nullable Quantity value, @Nullable String unit) {
    return value == null
        ? Measured.unknown(Measured.Unknown.NOTHING_STATED)
        : new Measured(value.amount(), unit, null, null, 1);
  }

  /** The first day of the first month; null without a month. */
  public @Nullable LocalDate from() {
    return months.isEmpty() ? null : months.getFirst().month();
  }

  /** The last day of the last month; null without a month. */
  public @Nullable LocalDate until() {
    return months.isEmpty() ? null : months.getLast().lastDay();
  }
}
