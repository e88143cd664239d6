package weft.energy.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks for load of a machine at the highest price of a day that fits into the hours of the lowest
 * price of the same day.
 */
public final class ShiftSearch {
  private final PricesByDay prices;
  private final ZoneId zone;

  public ShiftSearch(PricesByDay prices, ZoneId zone) {
    this.prices = prices;
    this.zone = zone;
  }

  /** One quarter hour of the machine with its price. */
  private record Priced(QuarterLoad load, TariffPrice price, TariffTerms terms) {}

  /** The pair of prices between which load moves. */
  private record Pair(TariffPrice high, TariffPrice low, TariffTerms terms) {
    boolean isOf(Pair other) {
      return same(high, other.high) && same(low, other.low);
    }

    private static boolean same(TariffPrice one, TariffPrice other) {
      return amount(one).compareTo(amount(other)) == 0
          && java.util.Objects.equals(one.band(), other.band());
    }
  }

  /**
   * The advice for a machine; empty where a price is not known, where nothing can move, or where
   * nothing was measured.
   *
   * @param site all loads of the same days, for the demand
   */
  public Optional<GivenAdvice> find(
      String machine, Collection<QuarterLoad> loads, Collection<QuarterLoad> site) {
    BigDecimal most = loads.stream().map(QuarterLoad::kWh).reduce(BigDecimal.ZERO, BigDecimal::max);
    if (most.signum() <= 0) return Optional.empty();
    NavigableMap<LocalDate, List<Priced>> days = byDay(loads);
    if (days.isEmpty()) return Optional.empty();
    Pair pair = null;
    for (List<Priced> day : days.descendingMap().values()) {
      pair = pair(day);
      if (pair != null) break;
    }
    if (pair == null) return Optional.empty();
    BigDecimal moved = BigDecimal.ZERO;
    BigDecimal high = BigDecimal.ZERO;
    int n = 0;
    Map<Instant, BigDecimal> change = new HashMap<>();
    for (List<Priced> day : days.values()) {
      Pair its = pair(day);
      if (its == null || !its.isOf(pair)) continue;
      BigDecimal peak = at(day, its.high());
      BigDecimal room = room(day, its.low(), most);
      BigDecimal moves = peak.min(room);
      if (moves.signum() <= 0) continue;
      n++;
      moved = moved.add(moves);
      high = high.add(peak);
      fill(day, its, most, moves, change);
    }
    if (n == 0) return Optional.empty();
    LoadShift shift =
        LoadShift.of(
            moved.divide(BigDecimal.valueOf(n), 0, RoundingMode.DOWN),
            n,
            pair.high().price(),
            pair.low().price(),
            demand(site, change, pair.terms()));
    if (shift == null || shift.kWhPerDay().signum() <= 0) return Optional.empty();
    return Optional.of(
        new GivenAdvice(
            machine,
            days.firstKey(),
            days.lastKey(),
            pair.high().band(),
            pair.low().band(),
            pair.terms().currency(),
            high.divide(BigDecimal.valueOf(n), 3, RoundingMode.HALF_UP),
            shift));
  }

  /**
   * Measures advice that was taken; empty where no day has readings.
   *
   * @param loads of its machine since it was taken
   */
  public Optional<MeasuredAdvice> measure(GivenAdvice given, Collection<QuarterLoad> loads) {
    NavigableMap<LocalDate, List<Priced>> days = byDay(loads);
    if (days.isEmpty()) return Optional.empty();
    BigDecimal high = BigDecimal.ZERO;
    for (List<Priced> day : days.values())
      for (Priced it : day)
        if (it.price().price() != null
            && amount(it.price()).compareTo(given.shift().fromPrice()) == 0)
          high = high.add(it.load().kWh());
    int n = days.size();
    BigDecimal perDay =
        given
            .kWhAtFromPrice()
            .subtract(high.divide(BigDecimal.valueOf(n), 3, RoundingMode.HALF_UP));
    return Optional.of(
        new MeasuredAdvice(
            days.firstKey(), days.lastKey(), n, perDay, given.shift().measured(perDay, n)));
  }

  private NavigableMap<LocalDate, List<Priced>> byDay(Collection<QuarterLoad> loads) {
    NavigableMap<LocalDate, List<Priced>> days = new TreeMap<>();
    for (QuarterLoad it : loads) {
      LocalDateTime local = LocalDateTime.ofInstant(it.starts(), zone);
      prices
          .on(local.toLocalDate())
          .ifPresent(
              terms ->
                  days.computeIfAbsent(local.toLocalDate(), _ -> new ArrayList<>())
                      .add(new Priced(it, terms.at(local), terms)));
    }
    return days;
  }

  /** The highest and the lowest price of a day; null where one is not known or all are the same. */
  private static @Nullable Pair pair(List<Priced> day) {
    Priced high = null;
    Priced low = null;
    for (Priced it : day) {
      if (it.price().price() == null) return null;
      if (high == null || amount(it.price()).compareTo(amount(high.price())) > 0) high = it;
      if (low == null || amount(it.price()).compareTo(amount(low.price())) < 0) low = it;
    }
    if (high == null || low == null) return null;
    if (amount(high.price()).compareTo(amount(low.price())) == 0) return null;
    return new Pair(high.price(), low.price(), high.terms());
  }

  private static BigDecimal amount(TariffPrice it) {
    BigDecimal price = it.price();
    if (price == null) throw new IllegalArgumentException("a price that is not known");
    return price;
  }

  private static boolean costs(Priced it, TariffPrice price) {
    return amount(it.price()).compareTo(amount(price)) == 0;
  }

  private static BigDecimal at(List<Priced> day, TariffPrice price) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Priced it : day) if (costs(it, price)) sum = sum.add(it.load().kWh());
    return sum;
  }

  private static BigDecimal room(List<Priced> day, TariffPrice price, BigDecimal most) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Priced it : day) if (costs(it, price)) sum = sum.add(most.subtract(it.load().kWh()));
    return sum;
  }

  /** Adds the load to the cheap quarter hours in turn, and takes it from the dear ones in turn. */
  private static void fill(
      List<Priced> day,
      Pair pair,
      BigDecimal most,
      BigDecimal moves,
      Map<Instant, BigDecimal> change) {
    BigDecimal toAdd = moves;
    BigDecimal toTake = moves;
    for (Priced it : day) {
      BigDecimal step = BigDecimal.ZERO;
      if (costs(it, pair.low())) {
        step = most.subtract(it.load().kWh()).min(toAdd);
        toAdd = toAdd.subtract(step);
      } else if (costs(it, pair.high())) {
        BigDecimal taken = it.load().kWh().min(toTake);
        toTake = toTake.subtract(taken);
        step = taken.negate();
      }
      if (step.signum() != 0) change.merge(it.load().starts(), step, BigDecimal::add);
    }
  }

  private static LoadShift.Demand demand(
      Collection<QuarterLoad> site, Map<Instant, BigDecimal> change, TariffTerms terms) {
    BigDecimal before = BigDecimal.ZERO;
    BigDecimal after = BigDecimal.ZERO;
    for (QuarterLoad it : site) {
      BigDecimal kWh = it.kWh().add(change.getOrDefault(it.starts(), BigDecimal.ZERO));
      before = before.max(it.kW());
      after = after.max(new QuarterLoad(it.starts(), kWh).kW());
    }
    DemandCharge charge = terms.demand();
    BigDecimal price =
        charge != null && charge.by() == DemandBy.MEASURED ? charge.price() : BigDecimal.ZERO;
    return new LoadShift.Demand(before, after, price);
  }
}
