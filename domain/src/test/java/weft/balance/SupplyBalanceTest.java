package weft.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.balance.BalanceTerms.FirstConsumed;
import weft.balance.Breach.Later;
import weft.calendar.Calendars;
import weft.calendar.SiteCalendar;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.parts.CoverTerms.CoverDays;
import weft.parts.Spread;
import weft.parts.StockRange;
import weft.parts.StockRange.Bound;
import weft.scheduling.release.Bucket;

/** Projected stock, cover, run-out and range as defined in docs/planning/balance.md. */
class SupplyBalanceTest {
  static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
  private static final int[] DEMAND = {40, 60, 50, 50, 60, 50};
  private static final int[] INFLOW = {0, 60, 100, 0, 0, 40};

  @Test
  void cover_by_the_first_vector() {
    SupplyBalance balance = vector(100, BalanceTerms.USUAL);
    assertThat(closing(balance)).containsExactly(60, 60, 110, 60, 0, -10);
    assertThat(cover(balance)).containsExactly("1", "1.2", "2", "1", "0", "0");
  }

  @Test
  void cover_by_the_second_vector() {
    SupplyBalance balance = vector(0, BalanceTerms.USUAL);
    assertThat(cover(balance).subList(0, 5)).containsExactly("0", "0", "0.2", "0", "0");
  }

  @Test
  void the_end_of_the_horizon_is_no_number_that_looks_exact() {
    SupplyBalance balance = vector(200, BalanceTerms.USUAL);
    assertThat(cover(balance)).containsExactly("3", "3", ">=3", ">=2", ">=1", ">=0");
  }

  @Test
  void a_row_adds_up() {
    SupplyBalance balance = vector(100, BalanceTerms.USUAL);
    Quantity before = Quantity.of(100);
    for (BalanceRow row : balance.rows()) {
      assertThat(row.opening()).isEqualTo(before);
      before =
          before
              .plus(row.in().confirmed())
              .plus(row.in().planned())
              .minus(Objects.requireNonNull(row.out()));
      assertThat(row.closing()).isEqualTo(before);
    }
  }

  @Test
  void a_run_out_is_the_first_day_below_zero_and_as_deep_as_it_gets_until_it_recovers() {
    assertThat(vector(0, BalanceTerms.USUAL).runOut())
        .isEqualTo(
            new Breach(
                MONDAY,
                Quantity.of(40),
                MONDAY.plusDays(2),
                new Later(1, MONDAY.plusDays(3), Quantity.of(110))));
    assertThat(vector(100, BalanceTerms.USUAL).runOut())
        .isEqualTo(new Breach(MONDAY.plusDays(5), Quantity.of(10), null));
    assertThat(vector(110, BalanceTerms.USUAL).runOut()).isNull();
  }

  @Test
  void whoever_fills_the_first_gap_knows_how_many_follow_and_which_is_the_largest() {
    var breaches = new Breaches();
    int[] past = {5, 0, 3, -2, 9, 7, 0, 9};
    for (int i = 0; i < past.length; i++)
      breaches.next(MONDAY.plusDays(i), BigDecimal.valueOf(past[i]));
    assertThat(breaches.first())
        .isEqualTo(
            new Breach(
                MONDAY,
                Quantity.of(5),
                MONDAY.plusDays(1),
                new Later(3, MONDAY.plusDays(4), Quantity.of(9))));
  }

  @Test
  void below_the_minimum_is_the_same_with_the_minimum_in_place_of_zero() {
    SupplyBalance balance = vector(110, range("60", "130", Bound.QUANTITY));
    assertThat(balance.belowMinimum())
        .isEqualTo(new Breach(MONDAY.plusDays(4), Quantity.of(60), null));
    assertThat(balance.aboveMaximum()).isNull();
    assertThat(vector(130, range("60", "130", Bound.QUANTITY)).aboveMaximum())
        .isEqualTo(new Breach(MONDAY.plusDays(2), Quantity.of(10), MONDAY.plusDays(3)));
  }

  @Test
  void a_range_in_days_counts_the_demand_that_follows() {
    SupplyBalance balance = vector(100, range("1.5", "1.9", Bound.DAYS));
    assertThat(balance.belowMinimum())
        .as("60 where 60 and half of 50 are to come, and in the end none where 50 are")
        .isEqualTo(
            new Breach(
                MONDAY,
                Quantity.of(25),
                MONDAY.plusDays(2),
                new Later(1, MONDAY.plusDays(3), Quantity.of(50))));
    assertThat(balance.aboveMaximum())
        .as("110 where 50 and nine tenths of 60 are to come")
        .isEqualTo(new Breach(MONDAY.plusDays(2), Quantity.of(6), MONDAY.plusDays(3)));
  }

  @Test
  void the_horizons_end_says_nothing_of_a_range_in_days() {
    SupplyBalance plenty = vector(1000, range("3", "3", Bound.DAYS));
    assertThat(plenty.belowMinimum()).isNull();
    assertThat(plenty.aboveMaximum()).isEqualTo(new Breach(MONDAY, Quantity.of(850), null));
  }

  @Test
  void cover_may_count_working_days() {
    BaseUnit pieces = new BaseUnit("PCE", List.of());
    var inputs = new BalanceInputs(pieces, MONDAY.plusDays(4), MONDAY.plusDays(10));
    inputs.stock(Quantity.of(30), "PCE");
    for (int i : new int[] {4, 7, 8, 9, 10})
      inputs.demand(dates(), MONDAY.plusDays(i), Bucket.DAY, Quantity.of(10), "PCE", false);
    var working =
        new BalanceTerms(CoverDays.WORKING, FirstConsumed.NEXT_DAY, null, Calendars.WEEKDAYS);
    assertThat(cover(inputs.balance(working, MONDAY, Grain.DAY))).first().isEqualTo("2");
    assertThat(cover(inputs.balance(BalanceTerms.USUAL, MONDAY, Grain.DAY))).first().isEqualTo("4");
  }

  @Test
  void cover_may_begin_with_the_day_itself() {
    var terms =
        new BalanceTerms(CoverDays.CALENDAR, FirstConsumed.SAME_DAY, null, SiteCalendar.UNSTATED);
    assertThat(cover(vector(100, terms))).first().isEqualTo("2");
  }

  @Test
  void a_horizon_may_be_shown_from_a_later_day_on() {
    SupplyBalance all = vector(100, BalanceTerms.USUAL);
    SupplyBalance later = inputs(100).balance(BalanceTerms.USUAL, MONDAY.plusDays(2), Grain.DAY);
    assertThat(later.rows()).isEqualTo(all.rows().subList(2, 6));
    assertThat(later.runOut()).isEqualTo(all.runOut());
  }

  private static SupplyBalance vector(int stock, BalanceTerms terms) {
    return inputs(stock).balance(terms, MONDAY, Grain.DAY);
  }

  private static BalanceInputs inputs(int stock) {
    var inputs = new BalanceInputs(new BaseUnit("PCE", List.of()), MONDAY, MONDAY.plusDays(5));
    inputs.stock(Quantity.of(stock), "PCE");
    for (int i = 0; i < DEMAND.length; i++) {
      LocalDate day = MONDAY.plusDays(i);
      inputs.demand(dates(), day, Bucket.DAY, Quantity.of(DEMAND[i]), "PCE", true);
      inputs.planned(dates(), day, Bucket.DAY, Quantity.of(INFLOW[i]), "PCE");
    }
    return inputs;
  }

  private static ShipDates dates() {
    return ShipDates.at(SiteCalendar.UNSTATED, Spread.FIRST, MONDAY);
  }

  private static BalanceTerms range(String minimum, String maximum, Bound in) {
    return new BalanceTerms(
        CoverDays.CALENDAR,
        FirstConsumed.NEXT_DAY,
        new StockRange(Quantity.of(minimum), Quantity.of(maximum), in),
        SiteCalendar.UNSTATED);
  }

  private static List<Integer> closing(SupplyBalance balance) {
    return balance.rows().stream()
        .map(it -> Objects.requireNonNull(it.closing()).amount().intValueExact())
        .toList();
  }

  static List<String> cover(SupplyBalance balance) {
    return balance.rows().stream()
        .map(it -> it.cover() == null ? ">=" + plain(it.coverAtLeast()) : plain(it.cover()))
        .toList();
  }

  private static String plain(@Nullable BigDecimal number) {
    return Objects.requireNonNull(number).toPlainString();
  }
}
