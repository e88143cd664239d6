package weft.deploy.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import weft.measure.Quantity;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/**
 * What a buyer of the demo wants of its parts in three weekly releases: two weeks firm by day, six
 * weeks forecast by week, three months' outlook. Unless a release says otherwise, a week's quantity
 * is the same in each, so that every change seen was meant.
 *
 * @param monday of the week in which the third release comes
 * @param ordinal counts the partnership's parts from 0; it decides what befalls the part
 */
record DemoPlan(DemoPart part, int ordinal, LocalDate monday) {
  static final int RELEASES = 3;

  /** The part of which a tenth of last Thursday's did not come: overdue on every day of a week. */
  private static final String BEHIND = "HY-24031";

  /** Release 1 is two weeks old, release 3 came this Monday. */
  static LocalDate issued(LocalDate monday, int release) {
    return monday.plusWeeks(release - RELEASES);
  }

  Forecast release(int release, String number) {
    LocalDate from = issued(monday, release);
    List<ScheduleLine> lines = new ArrayList<>();
    long behind = release == RELEASES ? behind() : 0;
    if (behind > 0)
      lines.add(line(from.minusDays(4), Bucket.DAY, Firmness.FIRM, Math.toIntExact(behind)));
    for (int week = 0; week < 8; week++) week(from.plusWeeks(week), week, lines);
    LocalDate month = from.plusWeeks(8).with(TemporalAdjusters.firstDayOfNextMonth());
    for (int i = 0; i < 3; i++) {
      int monthly = part.weekly() * 4;
      lines.add(line(month.plusMonths(i), Bucket.MONTH, Firmness.FORECAST, monthly));
    }
    long early = release == RELEASES ? early() : 0;
    return new Forecast(
        new Release(number, from.atTime(6, 30)),
        null,
        null,
        "PCE",
        part.description(),
        received(release, early - behind),
        changed(lines, release, early));
  }

  private void week(LocalDate week, int ahead, List<ScheduleLine> lines) {
    int quantity = quantity(week);
    if (ahead < 2) {
      lines.add(line(week.plusDays(1), Bucket.DAY, Firmness.FIRM, tuesday(week)));
      lines.add(line(week.plusDays(3), Bucket.DAY, Firmness.FIRM, thursday(week)));
    } else {
      Firmness firmness = ahead < 4 ? Firmness.PRODUCTION : Firmness.FORECAST;
      lines.add(line(week, Bucket.WEEK, firmness, quantity));
    }
  }

  /** The second release cuts a week; the third moves a line, raises another, drops a week. */
  private List<ScheduleLine> changed(List<ScheduleLine> lines, int release, long early) {
    LocalDate thursday = monday.plusDays(3);
    List<ScheduleLine> changed = new ArrayList<>(lines);
    if (release == 3 && ordinal == 0) on(changed, thursday, it -> dueOn(it, thursday.plusDays(1)));
    if (release == 3 && ordinal == 1)
      on(changed, monday.plusDays(1), it -> of(it, raised(quantity(monday) / 2)));
    if (release >= 2 && ordinal == 1)
      on(changed, monday.plusWeeks(4), it -> of(it, quantity(monday.plusWeeks(4)) * 3 / 4));
    if (release == 3 && ordinal == 2) {
      on(changed, monday.plusDays(1), it -> of(it, tuesday(monday) - early));
      changed.removeIf(it -> it.due().equals(monday.plusWeeks(5)));
    }
    return changed;
  }

  private static void on(
      List<ScheduleLine> lines, LocalDate due, UnaryOperator<ScheduleLine> change) {
    lines.replaceAll(it -> it.due().equals(due) ? change.apply(it) : it);
  }

  private static int raised(int quantity) {
    return quantity + quantity / 4;
  }

  /** Due on the Tuesday of a week that is firm. */
  int tuesday(LocalDate week) {
    return quantity(week) / 2;
  }

  /** Due on its Thursday. */
  int thursday(LocalDate week) {
    return quantity(week) - tuesday(week);
  }

  /** What had come of this week's Tuesday when the third release was made. */
  long early() {
    return ordinal == 2 ? tuesday(monday) / 2 : 0;
  }

  /** Of last week's Thursday, what is still to come. */
  long behind() {
    return part.number().equals(BEHIND) ? thursday(monday.minusWeeks(1)) / 10 : 0;
  }

  /**
   * What the buyer has booked in.
   *
   * @param beyond what came early of this week, less what did not come of the last
   */
  private Received received(int release, long beyond) {
    LocalDate from = issued(monday, release);
    LocalDate year = monday.minusWeeks(20);
    long cumulative = beyond;
    for (LocalDate week = year; week.isBefore(from); week = week.plusWeeks(1))
      cumulative += quantity(week);
    LocalDate last = from.with(TemporalAdjusters.previous(DayOfWeek.THURSDAY));
    // What came damaged came on the Friday, after all else.
    boolean damaged = release == 2 && DemoShipments.good(part) > 0;
    return new Received(
        Quantity.of(cumulative),
        null,
        Quantity.of(
            damaged
                ? DemoShipments.good(part)
                : thursday(from.minusWeeks(1)) + Math.min(0, beyond)),
        damaged ? DemoShipments.damagedCame(monday) : last,
        damaged ? DemoShipments.DAMAGED_NOTE : DemoDeliveries.lastNote(part, release),
        null,
        null,
        null);
  }

  /** Up to a fifth above or below the usual, fixed for part and week. */
  private int quantity(LocalDate week) {
    long count = ChronoUnit.WEEKS.between(monday, week);
    int swing = Math.floorMod(part.number().hashCode() + count * 7, 5) - 2;
    return Math.max(4, (part.weekly() + part.weekly() * swing / 10) / 4 * 4);
  }

  private static ScheduleLine line(LocalDate due, Bucket bucket, Firmness firmness, int quantity) {
    return new ScheduleLine(
        due, 0, null, DateKind.DELIVERY, bucket, firmness, Quantity.of(quantity), null, null);
  }

  private static ScheduleLine dueOn(ScheduleLine it, LocalDate due) {
    return line(due, it.bucket(), it.firmness(), it.quantity().amount().intValueExact());
  }

  private static ScheduleLine of(ScheduleLine it, long quantity) {
    return line(it.due(), it.bucket(), it.firmness(), Math.toIntExact(quantity));
  }
}
