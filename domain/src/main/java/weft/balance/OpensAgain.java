package weft.balance;

import java.time.LocalDate;
import weft.calendar.SiteCalendar;

/**
 * Goods that nobody received count for nothing from a day on, and both sides are told before.
 *
 * @param on that day
 * @param announced the day on which the goods were told as they stand
 */
public record OpensAgain(LocalDate on, LocalDate announced) {
  /** Both sides are told this many working days before. */
  public static final int WORKING_DAYS_AHEAD = 3;

  /** Goods that opened again, or were announced, longer ago are no news. */
  private static final int DAYS_AFTER = 7;

  /**
   * Whether it is to be told: three working days before, and at once where the day is nearer.
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
