package weft.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import weft.balance.Cover.Days;

/** The vectors of docs/planning/balance.md, and the cases that it leaves open. */
class CoverTest {
  @Test
  void whole_days_are_counted_and_of_the_next_one_what_is_left() {
    Cover cover = cover("2", "3", "4", "2");
    assertThat(cover.from(0, new BigDecimal("10"))).isEqualTo(exactly("3.5"));
  }

  @Test
  void the_current_day_may_be_consumed_first() {
    Cover cover = cover("2", "2", "4");
    assertThat(cover.from(0, new BigDecimal("5"))).isEqualTo(exactly("2.25"));
  }

  @Test
  void nothing_in_stock_covers_nothing_even_where_nothing_is_wanted() {
    assertThat(cover("0", "0").from(0, BigDecimal.ZERO)).isEqualTo(exactly("0"));
    assertThat(cover("0", "0").from(0, new BigDecimal("-1"))).isEqualTo(exactly("0"));
  }

  @Test
  void where_the_horizon_ends_first_it_is_at_least_so_long() {
    assertThat(cover("2", "2").from(0, new BigDecimal("5"))).isEqualTo(atLeast("2"));
    assertThat(cover("2", "2").from(0, new BigDecimal("4"))).isEqualTo(atLeast("2"));
    assertThat(cover("2", "2").from(2, new BigDecimal("1"))).isEqualTo(atLeast("0"));
  }

  @Test
  void a_day_without_demand_is_covered_by_nothing_left() {
    assertThat(cover("4", "0", "0", "1").from(0, new BigDecimal("4"))).isEqualTo(exactly("3"));
  }

  @Test
  void a_fraction_is_never_more_than_there_is() {
    assertThat(cover("3").from(0, new BigDecimal("2"))).isEqualTo(exactly("0.66"));
    assertThat(cover("1000").from(0, new BigDecimal("999.999"))).isEqualTo(exactly("0.99"));
  }

  @Test
  void days_that_do_not_count_are_consumed_all_the_same() {
    BigDecimal[] demand = decimals("2", "2", "2", "4");
    var cover = new Cover(demand, new boolean[] {true, false, false, true});
    assertThat(cover.from(0, new BigDecimal("8"))).isEqualTo(exactly("1.5"));
    assertThat(cover.from(0, new BigDecimal("3"))).isEqualTo(exactly("1"));
  }

  private static Cover cover(String... demand) {
    return Cover.byCalendar(decimals(demand));
  }

  private static BigDecimal[] decimals(String... numbers) {
    return Arrays.stream(numbers).map(BigDecimal::new).toArray(BigDecimal[]::new);
  }

  private static Days exactly(String days) {
    return new Days(new BigDecimal(days), false);
  }

  private static Days atLeast(String days) {
    return new Days(new BigDecimal(days), true);
  }
}
