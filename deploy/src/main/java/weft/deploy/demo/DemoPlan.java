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
 * A demo buyer's demand in three weekly releases: two weeks firm by day, six weeks forecast by
 * week, three months' outlook. A week's quantity is the same in each release unless a change is
 * intended.
 *
 * @param monday of the week of the third release
 * @param ordinal the part's index in the partnership, from 0; selects the changes
 */
record DemoPlan(DemoPart part, int ordinal, LocalDate monday) {
  static final int RELEASES = 3;

  /**
   * The part with a tenth of last Thursday's quantity outstanding, so that it is overdue on any
   * weekday.
   */
  private static final String BEHIND = "HY-24031";

  /** Release 1 is two weeks old; release 3 was issued this Monday. */
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

  /** The second release cuts a week; the third moves a line, raises another and drops a week. */
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

  /** Due on Tuesday of a firm week. */
  int tuesday(LocalDate week) {
    return quantity(week) / 2;
  }

  /** Due on Thursday of a firm week. */
  int thursday(LocalDate week) {
    return quantity(week) - tuesday(week);
  }

  /** The part of this Tuesday's quantity that arrived before the third release. */
  long early() {
    return ordinal == 2 ? tuesday(monday) / 2 : 0;
  }

  /** The part of last Thursday's quantity that is outstanding. */
  long behind() {
    return part.number().equals(BEHIND) ? thursday(monday.minusWeeks(1)) / 10 : 0;
  }

  /**
   * The received quantities.
   *
   * @param beyond early deliveries for this week minus outstanding ones of last week
   */
  private Received received(int release, long beyond) {
    LocalDate from = issued(monday, release);
    LocalDate year = monday.minusWeeks(20);
    long cumulative = beyond;
    for (LocalDate week = year; week.isBefore(from); week = week.plusWeeks(1))
      cumulative += quantity(week);
    LocalDate last = from.with(TemporalAdjusters.previous(DayOfWeek.THURSDAY));
    // The damaged delivery arrived on Friday, after all others.
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

  /** Up to a fifth above or below the weekly quantity, fixed for each part and week. */
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
