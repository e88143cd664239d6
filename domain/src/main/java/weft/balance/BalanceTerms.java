package weft.balance;

import org.jspecify.annotations.Nullable;
import weft.calendar.SiteCalendar;
import weft.parts.CoverTerms.CoverDays;
import weft.parts.StockRange;

/**
 * By which terms a balance is computed.
 *
 * @param firstConsumed which day's demand cover counts first
 * @param range null where none is agreed
 * @param receiving calendar of the receiving site, where its working days count
 */
public record BalanceTerms(
    CoverDays coverDays,
    FirstConsumed firstConsumed,
    @Nullable StockRange range,
    SiteCalendar receiving) {

  /** Calendar days, no range. */
  public static final BalanceTerms USUAL =
      new BalanceTerms(CoverDays.CALENDAR, FirstConsumed.NEXT_DAY, null, SiteCalendar.UNSTATED);

  /** Whether a day's closing stock meets the demand of the next day, or its opening its own. */
  public enum FirstConsumed {
    NEXT_DAY,
    SAME_DAY
  }
}
