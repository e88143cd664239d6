package weft.balance;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import weft.calendar.SiteCalendar;
import weft.measure.Quantity;
import weft.parts.Spread;
import weft.scheduling.release.Bucket;

/**
 * On which days open quantities have to leave (notes-planning section 1, "Dates"). With no transit
 * and one calendar on both sides, on which days they are due where they are.
 *
 * @param shipping calendar of the site that ships
 * @param receiving calendar of the site that receives
 * @param transitDays of the route
 * @param calendarDays whether those are all days; else days that both sites work
 * @param today at the site whose balance is asked for
 */
public record ShipDates(
    SiteCalendar shipping,
    SiteCalendar receiving,
    int transitDays,
    boolean calendarDays,
    Spread spread,
    LocalDate today) {
  /** Two sites that have no common working day in a year share none. */
  private static final int LOOKED_AT = 366;

  /** With a transit in working days. */
  public ShipDates(
      SiteCalendar shipping,
      SiteCalendar receiving,
      int transitDays,
      Spread spread,
      LocalDate today) {
    this(shipping, receiving, transitDays, false, spread, today);
  }

  /** Dates of a site itself: nothing travels. */
  public static ShipDates at(SiteCalendar site, Spread spread, LocalDate today) {
    return new ShipDates(site, site, 0, spread, today);
  }

  /**
   * The day on which a delivery of that day leaves, be it past. A day on which the receiving site
   * does not work is moved to the working day before.
   */
  public LocalDate shipOn(LocalDate delivery) {
    LocalDate day = receiving.workingDayUpTo(delivery);
    if (transitDays == 0) return bothWork(day, -1);
    if (calendarDays) return shipping.workingDayUpTo(day.minusDays(transitDays));
    for (int i = 0; i < transitDays; i++) day = bothWork(day.minusDays(1), -1);
    return day;
  }

  /** The day on which what leaves that day arrives. */
  public LocalDate arriveOn(LocalDate leaves) {
    if (calendarDays) return receiving.workingDayFrom(leaves.plusDays(transitDays));
    LocalDate day = leaves;
    for (int i = 0; i < transitDays; i++) day = bothWork(day.plusDays(1), 1);
    return receiving.workingDayFrom(day);
  }

  /**
   * The days on which a line has to leave, none before today.
   *
   * @param due its day, or the first day of its span
   */
  public List<DatedQuantity> of(LocalDate due, Bucket bucket, Quantity open) {
    LocalDate last = bucket.lastDay(due);
    if (today.isAfter(last)) return List.of(new DatedQuantity(today, open, true));
    if (last.equals(due)) return List.of(leaving(due, open));
    LocalDate from = due.isBefore(today) ? today : due;
    List<LocalDate> worked = receiving.workingDays(from, last);
    if (worked.isEmpty()) return List.of(leaving(from, open));
    if (spread == Spread.FIRST) return List.of(leaving(worked.getFirst(), open));
    List<Quantity> shares = shares(open, worked.size());
    List<DatedQuantity> days = new ArrayList<>(worked.size());
    for (int i = 0; i < shares.size(); i++)
      if (shares.get(i).isPositive()) days.add(leaving(worked.get(i), shares.get(i)));
    return days;
  }

  private DatedQuantity leaving(LocalDate delivery, Quantity quantity) {
    LocalDate day = shipOn(delivery);
    return new DatedQuantity(day.isBefore(today) ? today : day, quantity, false);
  }

  /** The nearest day on which both work, before or after; without one, by the one that ships. */
  private LocalDate bothWork(LocalDate day, int step) {
    LocalDate at = day;
    for (int i = 0; i < LOOKED_AT; i++) {
      if (shipping.works(at) && receiving.works(at)) return at;
      at = at.plusDays(step);
    }
    return step < 0 ? shipping.workingDayUpTo(day) : shipping.workingDayFrom(day);
  }

  /**
   * As even as the last decimal of the total allows, adding up to it: the largest remainder, which
   * is the same everywhere, goes to the first ones.
   */
  static List<Quantity> shares(Quantity total, int parts) {
    int scale = total.amount().scale();
    BigInteger[] each =
        total.amount().unscaledValue().divideAndRemainder(BigInteger.valueOf(parts));
    int larger = each[1].intValueExact();
    List<Quantity> shares = new ArrayList<>(parts);
    for (int i = 0; i < parts; i++)
      shares.add(
          new Quantity(new BigDecimal(i < larger ? each[0].add(BigInteger.ONE) : each[0], scale)));
    return shares;
  }
}
