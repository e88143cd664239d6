package weft.balance;

import org.jspecify.annotations.Nullable;
import weft.calendar.SiteCalendar;
import weft.parts.CoverTerms.CoverDays;
import weft.parts.StockRange;

/**
 * The terms for computing a balance.
 *
 * @param firstConsumed the day whose demand the cover counts first
 * @param range null if none is agreed
 * @param receiving calendar of the receiving site, used if its working days count
 */
public record BalanceTerms(
    CoverDays coverDays,
    FirstConsumed firstConsumed,
    @Nullable StockRange range,
    SiteCalendar receiving) {

  /** Calendar days and no stock range. */
  public static final BalanceTerms USUAL =
      new BalanceTerms(CoverDays.CALENDAR, FirstConsumed.NEXT_DAY, null, SiteCalendar.UNSTATED);

  /** The day whose demand a closing stock meets first. */
  public enum FirstConsumed {
    NEXT_DAY,
    SAME_DAY
  }
}
