package weft.balance;

import java.time.LocalDate;
import weft.calendar.SiteCalendar;

/**
 * The day from which goods without a receipt no longer count. The hub notifies both sides in
 * advance.
 *
 * @param on that day
 * @param announced the day on which the goods were last reported as they stand
 */
public record OpensAgain(LocalDate on, LocalDate announced) {
  /** The hub notifies both sides this many working days in advance. */
  public static final int WORKING_DAYS_AHEAD = 3;

  /** After this many days, goods that opened again or were announced are no longer news. */
  private static final int DAYS_AFTER = 7;

  /**
   * Returns whether the hub notifies today: three working days in advance, or at once if the day is
   * nearer.
   *
   * @param today at the receiving site
   * @param calendar the receiving site's
   */
  public boolean isToldOn(LocalDate today, SiteCalendar calendar) {
    if (today.isBefore(calendar.workingDaysBefore(on, WORKING_DAYS_AHEAD))) return false;
    LocalDate news = announced.isAfter(on) ? announced : on;
    return !today.isAfter(news.plusDays(DAYS_AFTER));
  }
}
