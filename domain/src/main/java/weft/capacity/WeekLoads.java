package weft.capacity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import weft.calendar.Week;
import weft.measure.Quantity;

/** Converts demand into the load of a group per week, spread evenly over the working days. */
public final class WeekLoads {
  private static final int DECIMALS = 6;

  private WeekLoads() {}

  /**
   * Returns the load that a demand puts on each week, in the group's unit. The result is empty for
   * a part that does not load the group.
   *
   * @param works whether the site works on a day
   */
  public static Map<Week, Quantity> of(
      PartDemand demand, List<PartLoad> parts, Predicate<LocalDate> works) {
    for (PartLoad it : parts)
      if (it.part().equals(demand.part()))
        return spread(
            new Quantity(demand.quantity().amount().multiply(it.factor())),
            workingDays(demand, works));
    return Map.of();
  }

  /**
   * The number of working days per week of the span. A span without working days counts as one day
   * in the week in which it begins.
   */
  private static NavigableMap<Week, Integer> workingDays(
      PartDemand demand, Predicate<LocalDate> works) {
    NavigableMap<Week, Integer> days = new TreeMap<>();
    for (var day = demand.first(); !day.isAfter(demand.last()); day = day.plusDays(1))
      if (works.test(day)) days.merge(Week.of(day), 1, Integer::sum);
    if (days.isEmpty()) days.put(Week.of(demand.first()), 1);
    return days;
  }

  /** The last week takes the rounding difference, so that the sum is exact. */
  private static Map<Week, Quantity> spread(Quantity load, NavigableMap<Week, Integer> days) {
    BigDecimal all = BigDecimal.valueOf(days.values().stream().mapToInt(Integer::intValue).sum());
    Map<Week, Quantity> parts = new TreeMap<>();
    Quantity rest = load;
    for (var it : days.headMap(days.lastKey()).entrySet()) {
      var part =
          new Quantity(
              load.amount()
                  .multiply(BigDecimal.valueOf(it.getValue()))
                  .divide(all, DECIMALS, RoundingMode.HALF_UP));
      parts.put(it.getKey(), part);
      rest = rest.minus(part);
    }
    parts.put(days.lastKey(), rest);
    return parts;
  }
}
