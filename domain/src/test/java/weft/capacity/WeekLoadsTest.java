package weft.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import weft.calendar.Week;
import weft.measure.Quantity;

/** Demand becomes load: by factor, by ship week, over working days. */
class WeekLoadsTest {
  private static final Week W50 = Week.parse("2026-W50");
  private static final LocalDate MONDAY = W50.monday();
  private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  @Test
  void a_day_loads_its_week_by_the_part_s_factor() {
    assertThat(
            loads(
                demand("A", MONDAY, MONDAY, 100),
                demand("A", MONDAY.plusDays(4), MONDAY.plusDays(4), 20)))
        .isEqualTo(Map.of(W50, Quantity.of(30)));
  }

  @Test
  void a_part_that_does_not_load_the_group_counts_nothing() {
    assertThat(loads(demand("C", MONDAY, MONDAY, 100))).isEmpty();
  }

  @Test
  void a_span_over_weeks_is_spread_evenly_over_its_working_days() {
    // Thursday, Friday, then Monday to Wednesday
    assertThat(loads(demand("B", MONDAY.plusDays(3), MONDAY.plusDays(9), 100)))
        .isEqualTo(Map.of(W50, Quantity.of(40), W50.plus(1), Quantity.of(60)));
  }

  @Test
  void what_cannot_be_divided_evenly_keeps_its_sum() {
    var loads = loads(demand("B", MONDAY.plusDays(4), MONDAY.plusDays(8), 1));
    assertThat(loads.get(W50)).isEqualTo(Quantity.of("0.333333"));
    assertThat(loads.values().stream().reduce(Quantity.ZERO, Quantity::plus))
        .isEqualTo(Quantity.of(1));
  }

  @Test
  void a_span_without_working_days_loads_the_week_of_its_first_day() {
    assertThat(loads(demand("B", MONDAY.plusDays(5), MONDAY.plusDays(6), 8)))
        .isEqualTo(Map.of(W50, Quantity.of(8)));
  }

  private static Map<Week, Quantity> loads(PartDemand... demands) {
    Map<Week, Quantity> weeks = new TreeMap<>();
    for (PartDemand it : demands)
      WeekLoads.of(
              it,
              List.of(new PartLoad("A", new BigDecimal("0.25")), new PartLoad("B", BigDecimal.ONE)),
              day -> !WEEKEND.contains(day.getDayOfWeek()))
          .forEach((week, load) -> weeks.merge(week, load, Quantity::plus));
    return weeks;
  }

  private static PartDemand demand(String part, LocalDate first, LocalDate last, long quantity) {
    return new PartDemand(part, first, last, Quantity.of(quantity));
  }
}
