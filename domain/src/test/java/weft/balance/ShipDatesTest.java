package weft.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static weft.calendar.Calendars.CHINA;
import static weft.calendar.Calendars.WEEKDAYS;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.calendar.SiteCalendar;
import weft.calendar.Week;
import weft.measure.Quantity;
import weft.parts.Spread;
import weft.scheduling.release.Bucket;

/** Dates as defined in docs/planning/balance.md. */
class ShipDatesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 12, 2); // a Wednesday
  private static final Quantity TEN = Quantity.of(10);

  @Test
  void transit_in_calendar_days_counts_days_on_which_nobody_works() {
    var friday = LocalDate.of(2026, 11, 6);
    var monday = LocalDate.of(2026, 11, 9);
    var calendar = new ShipDates(WEEKDAYS, WEEKDAYS, 3, true, Spread.FIRST, friday);
    assertThat(calendar.shipOn(monday)).isEqualTo(friday);
    assertThat(calendar.arriveOn(friday)).isEqualTo(monday);
    assertThat(calendar.shipOn(monday.plusDays(1))).as("a Saturday").isEqualTo(friday);
    var working = new ShipDates(WEEKDAYS, WEEKDAYS, 3, false, Spread.FIRST, friday);
    assertThat(working.shipOn(monday)).isEqualTo(LocalDate.of(2026, 11, 4));
  }

  @Test
  void transit_days_are_those_that_both_sites_work() {
    var dates = new ShipDates(WEEKDAYS, CHINA, 2, Spread.FIRST, LocalDate.of(2026, 1, 5));
    assertThat(dates.shipOn(LocalDate.of(2026, 2, 24)))
        .as("neither the festival nor a Saturday that one side works")
        .isEqualTo("2026-02-12");
    var both = new ShipDates(CHINA, CHINA, 2, Spread.FIRST, LocalDate.of(2026, 1, 5));
    assertThat(both.shipOn(LocalDate.of(2026, 2, 24))).isEqualTo("2026-02-13");
  }

  @Test
  void what_leaves_arrives_as_many_days_later() {
    var dates = new ShipDates(CHINA, CHINA, 2, Spread.FIRST, LocalDate.of(2026, 1, 5));
    assertThat(dates.arriveOn(LocalDate.of(2026, 2, 13))).isEqualTo("2026-02-24");
    assertThat(dates.shipOn(dates.arriveOn(LocalDate.of(2026, 2, 13)))).isEqualTo("2026-02-13");
  }

  @Test
  void a_delivery_on_a_day_off_is_moved_to_the_working_day_before() {
    var dates = new ShipDates(SiteCalendar.UNSTATED, WEEKDAYS, 0, Spread.FIRST, TODAY);
    assertThat(dates.shipOn(LocalDate.of(2026, 12, 6))).isEqualTo("2026-12-04");
    assertThat(dates.of(LocalDate.of(2026, 12, 6), Bucket.DAY, TEN))
        .containsExactly(on(LocalDate.of(2026, 12, 4)));
  }

  @Test
  void sites_without_a_common_day_go_by_the_one_that_ships() {
    var mondays = only(0);
    var tuesdays = only(1);
    var dates = new ShipDates(mondays, tuesdays, 1, Spread.FIRST, TODAY);
    assertThat(dates.shipOn(LocalDate.of(2026, 12, 8))).isEqualTo("2026-12-07");
  }

  @Test
  void a_day_line_is_overdue_on_the_day_after() {
    assertThat(at(TODAY).of(TODAY, Bucket.DAY, TEN)).containsExactly(on(TODAY));
    assertThat(at(TODAY).of(TODAY.minusDays(1), Bucket.DAY, TEN))
        .containsExactly(new DatedQuantity(TODAY, TEN, true));
  }

  @Test
  void a_monday_dated_week_is_not_overdue_on_tuesday_but_after_its_sunday() {
    LocalDate monday = LocalDate.of(2026, 11, 30);
    for (int i = 0; i < 5; i++)
      assertThat(at(monday.plusDays(i)).of(monday, Bucket.WEEK, TEN))
          .containsExactly(on(monday.plusDays(i)));
    LocalDate saturday = monday.plusDays(5);
    assertThat(at(saturday).of(monday, Bucket.WEEK, TEN))
        .as("no working day is left: today, and not overdue")
        .containsExactly(on(saturday));
    LocalDate next = monday.plusDays(7);
    assertThat(at(next).of(monday, Bucket.WEEK, TEN))
        .containsExactly(new DatedQuantity(next, TEN, true));
  }

  @Test
  void a_month_is_overdue_after_its_last_day() {
    LocalDate first = LocalDate.of(2026, 11, 1);
    assertThat(at(LocalDate.of(2026, 11, 30)).of(first, Bucket.MONTH, TEN))
        .containsExactly(on(LocalDate.of(2026, 11, 30)));
    assertThat(at(LocalDate.of(2026, 12, 1)).of(first, Bucket.MONTH, TEN))
        .containsExactly(new DatedQuantity(LocalDate.of(2026, 12, 1), TEN, true));
  }

  @Test
  void a_week_falls_on_its_first_working_day_to_come() {
    assertThat(at(TODAY).of(LocalDate.of(2026, 12, 7), Bucket.WEEK, TEN))
        .containsExactly(on(LocalDate.of(2026, 12, 7)));
    LocalDate festival = Week.parse("2026-W09").monday();
    var china = ShipDates.at(CHINA, Spread.FIRST, LocalDate.of(2026, 1, 5));
    assertThat(china.of(festival, Bucket.WEEK, TEN)).containsExactly(on(LocalDate.of(2026, 2, 24)));
  }

  @Test
  void a_week_without_a_working_day_falls_on_the_last_one_before_it_and_never_before_today() {
    LocalDate festival = Week.parse("2026-W08").monday();
    assertThat(
            ShipDates.at(CHINA, Spread.FIRST, LocalDate.of(2026, 1, 5))
                .of(festival, Bucket.WEEK, TEN))
        .containsExactly(on(LocalDate.of(2026, 2, 14)));
    LocalDate within = LocalDate.of(2026, 2, 18);
    assertThat(ShipDates.at(CHINA, Spread.EVEN, within).of(festival, Bucket.WEEK, TEN))
        .containsExactly(on(within));
  }

  @Test
  void a_ship_date_that_has_passed_is_today_and_its_delivery_not_yet_overdue() {
    var dates = new ShipDates(WEEKDAYS, WEEKDAYS, 3, Spread.FIRST, TODAY);
    assertThat(dates.of(TODAY.plusDays(1), Bucket.DAY, TEN)).containsExactly(on(TODAY));
  }

  @Test
  void spread_evenly_a_week_adds_up_to_what_it_was() {
    var dates = ShipDates.at(WEEKDAYS, Spread.EVEN, TODAY);
    assertThat(dates.of(LocalDate.of(2026, 12, 7), Bucket.WEEK, Quantity.of(52)))
        .extracting(DatedQuantity::quantity)
        .containsExactly(
            Quantity.of(11), Quantity.of(11), Quantity.of(10), Quantity.of(10), Quantity.of(10));
    assertThat(dates.of(LocalDate.of(2026, 11, 30), Bucket.WEEK, Quantity.of("0.5")))
        .as("the rest of a week on the days that are left of it, to its last decimal")
        .extracting(DatedQuantity::on, DatedQuantity::quantity)
        .containsExactly(
            tuple(TODAY, Quantity.of("0.2")),
            tuple(TODAY.plusDays(1), Quantity.of("0.2")),
            tuple(TODAY.plusDays(2), Quantity.of("0.1")));
  }

  @Test
  void shares_are_as_even_as_can_be() {
    for (int total = 0; total < 60; total++)
      for (int parts = 1; parts < 24; parts++) {
        List<Quantity> shares = ShipDates.shares(Quantity.of(total), parts);
        assertThat(shares).hasSize(parts);
        assertThat(shares.stream().reduce(Quantity.ZERO, Quantity::plus))
            .isEqualTo(Quantity.of(total));
        assertThat(shares.getFirst().minus(shares.getLast())).isLessThanOrEqualTo(Quantity.of(1));
      }
  }

  private static DatedQuantity on(LocalDate day) {
    return new DatedQuantity(day, TEN, false);
  }

  private static ShipDates at(LocalDate today) {
    return ShipDates.at(WEEKDAYS, Spread.FIRST, today);
  }

  private static SiteCalendar only(int weekday) {
    Boolean[] week = new Boolean[7];
    for (int i = 0; i < 7; i++) week[i] = i == weekday;
    return new SiteCalendar("Asia/Shanghai", List.of(week), List.of());
  }
}
