package weft.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.balance.SupplyBalanceTest.MONDAY;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import weft.balance.NotCounted.Why;
import weft.calendar.Calendars;
import weft.calendar.SiteCalendar;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.parts.Conversion;
import weft.parts.Spread;
import weft.parts.StockRange;
import weft.parts.StockRange.Bound;
import weft.scheduling.release.Bucket;

/** The typical errors of a balance (docs/planning/balance.md), one by one. */
class BalanceInputsTest {
  private static final BaseUnit UNIT =
      new BaseUnit("PCE", List.of(new Conversion("BX", BigDecimal.valueOf(12))));
  private static final LocalDate LAST = MONDAY.plusDays(27);
  private final ShipDates dates = ShipDates.at(SiteCalendar.UNSTATED, Spread.FIRST, MONDAY);
  private final BalanceInputs inputs = new BalanceInputs(UNIT, MONDAY, LAST);

  @Test
  void stock_is_the_sum_and_not_the_last_row_found() {
    for (int each : new int[] {30, 20, 10}) inputs.stock(Quantity.of(each), "PCE");
    assertThat(balance().opening()).isEqualTo(Quantity.of(60));
  }

  @Test
  void the_same_day_of_another_month_or_year_is_another_day() {
    demand(MONDAY.plusMonths(1), 10);
    demand(MONDAY.plusYears(1), 10);
    inputs.transit(MONDAY.plusYears(1), Quantity.of(10), "PCE");
    assertThat(balance().rows())
        .allMatch(
            it -> Quantity.ZERO.equals(it.out()) && it.in().confirmed().equals(Quantity.ZERO));
  }

  @Test
  void today_is_the_sites_day() {
    LocalDate there = Calendars.WEEKDAYS.dateOf(Instant.parse("2026-11-29T16:30:00Z"));
    var midnight = ShipDates.at(Calendars.WEEKDAYS, Spread.FIRST, there);
    assertThat(there).isEqualTo(MONDAY);
    assertThat(midnight.of(MONDAY.minusDays(1), Bucket.DAY, Quantity.of(1)))
        .allMatch(DatedQuantity::overdue);
  }

  @Test
  void the_servers_zone_is_never_mixed_with_the_sites() {
    TimeZone server = TimeZone.getDefault();
    try {
      for (String zone : List.of("Pacific/Kiritimati", "Asia/Shanghai", "UTC", "Pacific/Niue")) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        today_is_the_sites_day();
        assertThat(Calendars.WEEKDAYS.dateOf(Instant.parse("2026-11-30T15:59:59Z")))
            .as("the last second of Monday there, on a server in " + zone)
            .isEqualTo(MONDAY);
      }
    } finally {
      TimeZone.setDefault(server);
    }
  }

  @Test
  void a_unit_is_converted_and_what_cannot_be_is_said_and_not_counted() {
    inputs.stock(Quantity.of(2), "BX");
    inputs.stock(Quantity.of("1.5"), "KGM");
    inputs.transit(MONDAY, Quantity.of("1.5"), "KGM");
    inputs.stock(Quantity.of(1), "EA");
    assertThat(balance().opening()).isEqualTo(Quantity.of(25));
    assertThat(inputs.notCounted())
        .containsExactly(new NotCounted(Quantity.of(3), "KGM", Why.NO_CONVERSION));
  }

  @Test
  void a_week_keeps_the_cover_that_its_days_have() {
    inputs.stock(Quantity.of(45), "PCE");
    for (int i = 0; i < 28; i++) demand(MONDAY.plusDays(i), 5);
    SupplyBalance days = inputs.balance(BalanceTerms.USUAL, MONDAY, Grain.DAY);
    SupplyBalance weeks = inputs.balance(BalanceTerms.USUAL, MONDAY, Grain.WEEK);
    assertThat(weeks.runOut()).isEqualTo(days.runOut());
    assertThat(weeks.rows()).hasSize(4);
    assertThat(weeks.rows().getFirst().cover())
        .isEqualTo(days.rows().get(6).cover())
        .isEqualTo(BigDecimal.valueOf(2));
    assertThat(weeks.rows().getFirst().out()).isEqualTo(Quantity.of(35));
  }

  /** The cover at the end of a day is the same by day, by week and by month. */
  @Test
  void a_bucket_change_changes_no_cover() {
    LocalDate until = MONDAY.plusDays(90);
    var longer = new BalanceInputs(UNIT, MONDAY, until);
    longer.stock(Quantity.of(130), "PCE");
    for (int i = 0; i <= 90; i += 3)
      longer.demand(dates, MONDAY.plusDays(i), Bucket.DAY, Quantity.of(2 + i % 4), "PCE", false);
    longer.transit(MONDAY.plusDays(45), Quantity.of(11), "PCE");
    Map<LocalDate, Object> byDay = covers(longer, Grain.DAY);
    assertThat(byDay).hasSize(91);
    for (Grain grain : List.of(Grain.WEEK, Grain.MONTH)) {
      Map<LocalDate, Object> rows = covers(longer, grain);
      assertThat(rows).hasSizeGreaterThan(2);
      assertThat(byDay).as(grain.name()).containsAllEntriesOf(rows);
    }
  }

  private static Map<LocalDate, Object> covers(BalanceInputs inputs, Grain grain) {
    Map<LocalDate, Object> covers = new TreeMap<>();
    for (BalanceRow it : inputs.balance(BalanceTerms.USUAL, MONDAY, grain).rows())
      covers.put(it.until(), Arrays.asList(it.cover(), it.coverAtLeast(), it.closing()));
    return covers;
  }

  @Test
  void a_commitment_counts_less_what_was_shipped_for_it() {
    List<Quantity> promised = List.of(Quantity.of(30), Quantity.of(30));
    List<Quantity> left = OpenQuantity.of(promised, Quantity.of(40));
    inputs.transit(MONDAY.plusDays(1), Quantity.of(40), "PCE");
    inputs.planned(dates, MONDAY.plusDays(1), Bucket.DAY, left.get(0), "PCE");
    inputs.planned(dates, MONDAY.plusDays(8), Bucket.DAY, left.get(1), "PCE");
    assertThat(balance().rows().getLast().closing()).isEqualTo(Quantity.of(60));
  }

  @Test
  void a_monday_dated_week_is_due_on_tuesday_and_not_overdue() {
    LocalDate tuesday = MONDAY.plusDays(1);
    var from = new BalanceInputs(UNIT, tuesday, LAST);
    from.demand(
        ShipDates.at(SiteCalendar.UNSTATED, Spread.FIRST, tuesday),
        MONDAY,
        Bucket.WEEK,
        Quantity.of(70),
        "PCE",
        true);
    assertThat(from.overdueDemand()).isEqualTo(Quantity.ZERO);
    assertThat(from.balance(BalanceTerms.USUAL, tuesday, Grain.DAY).rows().getFirst().outFirm())
        .isEqualTo(Quantity.of(70));
  }

  @Test
  void overdue_demand_is_due_today() {
    demand(MONDAY.minusDays(3), 10);
    demand(MONDAY, 5);
    assertThat(inputs.overdueDemand()).isEqualTo(Quantity.of(10));
    assertThat(balance().rows().getFirst().out()).isEqualTo(Quantity.of(15));
    assertThat(balance().runOut()).isEqualTo(new Breach(MONDAY, Quantity.of(15), null));
  }

  @Test
  void output_of_the_past_that_was_not_reported_is_late_and_no_output() {
    inputs.planned(dates, MONDAY.minusDays(1), Bucket.DAY, Quantity.of(10), "PCE");
    assertThat(inputs.latePlan()).isEqualTo(Quantity.of(10));
    assertThat(balance().rows().getFirst().in().planned()).isEqualTo(Quantity.ZERO);
  }

  @Test
  void transit_past_its_arrival_stands_on_today() {
    inputs.transit(MONDAY.minusDays(4), Quantity.of(10), "PCE");
    inputs.transit(MONDAY, Quantity.of(5), "PCE");
    assertThat(inputs.lateTransit()).isEqualTo(Quantity.of(10));
    assertThat(balance().rows().getFirst().in().confirmed()).isEqualTo(Quantity.of(15));
  }

  @Test
  void firm_demand_is_apart_and_part_of_all() {
    inputs.demand(dates, MONDAY, Bucket.DAY, Quantity.of(10), "PCE", true);
    inputs.demand(dates, MONDAY, Bucket.DAY, Quantity.of(7), "PCE", false);
    BalanceRow today = balance().rows().getFirst();
    assertThat(today.out()).isEqualTo(Quantity.of(17));
    assertThat(today.outFirm()).isEqualTo(Quantity.of(10));
  }

  @Test
  void demand_that_is_not_shared_is_not_a_cover_of_zero() {
    inputs.stock(Quantity.of(10), "PCE");
    inputs.transit(MONDAY, Quantity.of(5), "PCE");
    inputs.demandNotShared();
    var terms =
        new BalanceTerms(
            BalanceTerms.USUAL.coverDays(),
            BalanceTerms.USUAL.firstConsumed(),
            new StockRange(Quantity.of(20), null, Bound.QUANTITY),
            SiteCalendar.UNSTATED);
    SupplyBalance balance = inputs.balance(terms, MONDAY, Grain.DAY);
    assertThat(balance.demandShared()).isFalse();
    assertThat(balance.runOut()).isNull();
    assertThat(balance.belowMinimum()).isEqualTo(new Breach(MONDAY, Quantity.of(10), null));
    BalanceRow today = balance.rows().getFirst();
    assertThat(today.in().confirmed()).isEqualTo(Quantity.of(5));
    assertThat(today.out()).isNull();
    assertThat(today.closing()).isNull();
    assertThat(today.cover()).isNull();
    assertThat(today.coverAtLeast()).isNull();
  }

  @Test
  void demand_without_a_supplier_is_never_divided_among_several() {
    demand(MONDAY, 10);
    inputs.undividedDemand(Quantity.of(40), "PCE");
    assertThat(balance().rows().getFirst().out()).isEqualTo(Quantity.of(10));
    assertThat(inputs.notCounted())
        .containsExactly(new NotCounted(Quantity.of(40), "PCE", Why.NO_SUPPLIER_NAMED));
  }

  private void demand(LocalDate due, int quantity) {
    inputs.demand(dates, due, Bucket.DAY, Quantity.of(quantity), "PCE", false);
  }

  private SupplyBalance balance() {
    return inputs.balance(BalanceTerms.USUAL, MONDAY, Grain.DAY);
  }
}
