package weft.capacity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import weft.calendar.Week;
import weft.measure.Quantity;

/** How demand loads a group week by week: spread evenly over the working days of its span. */
public final class WeekLoads {
  private static final int DECIMALS = 6;

  private WeekLoads() {}

  /**
   * The load of each week that has any, in the group's unit. Parts that do not load the group count
   * nothing.
   *
   * @param works whether the site works on a day
   */
  public static Map<Week, Quantity> of(
      List<PartDemand> demands, List<PartLoad> parts, Predicate<LocalDate> works) {
    Map<String, BigDecimal> factors =
        parts.stream().collect(Collectors.toMap(PartLoad::part, PartLoad::factor));
    Map<Week, Quantity> loads = new TreeMap<>();
    for (PartDemand it : demands) {
      BigDecimal factor = factors.get(it.part());
      if (factor == null) continue;
      Quantity load = new Quantity(it.quantity().amount().multiply(factor));
      spread(load, workingDays(it, works)).forEach((week, part) -> add(loads, week, part));
    }
    return loads;
  }

  /** Of each week of the span; a span without any lies on its first day. */
  private static NavigableMap<Week, Integer> workingDays(
      PartDemand demand, Predicate<LocalDate> works) {
    NavigableMap<Week, Integer> days = new TreeMap<>();
    for (var day = demand.first(); !day.isAfter(demand.last()); day = day.plusDays(1))
      if (works.test(day)) days.merge(Week.of(day), 1, Integer::sum);
    if (days.isEmpty()) days.put(Week.of(demand.first()), 1);
    return days;
  }

  /** The last week takes what rounding leaves, so that the sum stays. */
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

  private static void add(Map<Week, Quantity> loads, Week week, Quantity load) {
    loads.merge(week, load, Quantity::plus);
  }
}
