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
 * Computes the days on which open quantities have to leave (docs/planning/open-quantity.md,
 * "Dates"). With no transit and the same calendar on both sides, these are the days on which they
 * are due.
 *
 * @param shipping calendar of the shipping site
 * @param receiving calendar of the receiving site
 * @param transitDays of the route
 * @param calendarDays whether all days count; otherwise only days on which both sites work
 * @param today at the site of the balance
 */
public record ShipDates(
    SiteCalendar shipping,
    SiteCalendar receiving,
    int transitDays,
    boolean calendarDays,
    Spread spread,
    LocalDate today) {
  /** Two sites without a common working day in a year are treated as having none. */
  private static final int LOOKED_AT = 366;

  /** Creates dates with a transit time in working days. */
  public ShipDates(
      SiteCalendar shipping,
      SiteCalendar receiving,
      int transitDays,
      Spread spread,
      LocalDate today) {
    this(shipping, receiving, transitDays, false, spread, today);
  }

  /** Creates dates for one site, without transit. */
  public static ShipDates at(SiteCalendar site, Spread spread, LocalDate today) {
    return new ShipDates(site, site, 0, spread, today);
  }

  /**
   * Returns the day on which a delivery has to leave, which may be in the past. A day on which the
   * receiving site does not work moves to the working day before.
   */
  public LocalDate shipOn(LocalDate delivery) {
    LocalDate day = receiving.workingDayUpTo(delivery);
    if (transitDays == 0) return bothWork(day, -1);
    if (calendarDays) return shipping.workingDayUpTo(day.minusDays(transitDays));
    for (int i = 0; i < transitDays; i++) day = bothWork(day.minusDays(1), -1);
    return day;
  }

  /** Returns the day on which goods that leave on {@code leaves} arrive. */
  public LocalDate arriveOn(LocalDate leaves) {
    if (calendarDays) return receiving.workingDayFrom(leaves.plusDays(transitDays));
    LocalDate day = leaves;
    for (int i = 0; i < transitDays; i++) day = bothWork(day.plusDays(1), 1);
    return receiving.workingDayFrom(day);
  }

  /**
   * Returns the days on which a line has to leave, none before today.
   *
   * @param due the line's day, or the first day of its span
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

  /**
   * Returns the nearest day in the direction of {@code step} on which both sites work; if there is
   * none, the shipping site's nearest working day.
   */
  private LocalDate bothWork(LocalDate day, int step) {
    LocalDate at = day;
    for (int i = 0; i < LOOKED_AT; i++) {
      if (shipping.works(at) && receiving.works(at)) return at;
      at = at.plusDays(step);
    }
    return step < 0 ? shipping.workingDayUpTo(day) : shipping.workingDayFrom(day);
  }

  /**
   * Splits a total as evenly as its last decimal allows. The parts add up to the total; the first
   * parts take the remainder, so that every run gives the same result.
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
