package weft.energy.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The cost of the energy of a period. Each part is rounded to the cent, and the total is their sum.
 *
 * @param currency null without a tariff, or where tariffs of the period differ in it
 * @param kWh null where nothing was measured
 * @param energyCost null where a part of it is not known
 * @param demand null where no demand is billed, or where it is not known
 * @param cost null where any part is not known
 * @param missing codes of what is not known: {@code readings}, {@code tariff}, {@code price},
 *     {@code currency}, {@code demand-by-month}
 */
public record Bill(
    @Nullable String currency,
    List<BandEnergy> bands,
    @Nullable BigDecimal kWh,
    @Nullable BigDecimal energyCost,
    @Nullable DemandPart demand,
    @Nullable BigDecimal cost,
    List<String> missing) {

  /**
   * The energy of one band.
   *
   * @param band null where the price has no name, or where there is no tariff
   * @param cost null where the price of a part is not known
   * @param provisional whether one of its prices may still change
   */
  public record BandEnergy(
      @Nullable String band, BigDecimal kWh, @Nullable BigDecimal cost, boolean provisional) {}

  /**
   * The demand of the months.
   *
   * @param kW the highest billed power of the months; in kVA where the capacity is billed
   */
  public record DemandPart(BigDecimal kW, BigDecimal cost) {}

  /** Sums of one band while quarter hours are added. */
  private static final class Sum {
    BigDecimal kWh = BigDecimal.ZERO;
    BigDecimal cost = BigDecimal.ZERO;
    boolean known = true;
    boolean provisional;
  }

  /** The bill of one machine, or of a part of a site. No demand is billed for it. */
  public static Bill ofEnergy(Collection<QuarterLoad> loads, PricesByDay prices, ZoneId zone) {
    return energy(loads, prices, zone, Set.of(), null);
  }

  /**
   * The bill of a site.
   *
   * @param from the beginning; demand is known only if the period consists of whole months at the
   *     site
   */
  public static Bill ofSite(
      Collection<QuarterLoad> loads, PricesByDay prices, ZoneId zone, Instant from, Instant until) {
    Set<String> missing = new LinkedHashSet<>();
    DemandPart demand = demand(loads, prices, zone, from, until, missing);
    return energy(loads, prices, zone, missing, demand);
  }

  private static Bill energy(
      Collection<QuarterLoad> loads,
      PricesByDay prices,
      ZoneId zone,
      Set<String> alsoMissing,
      @Nullable DemandPart demand) {
    Set<String> missing = new LinkedHashSet<>();
    Map<String, Sum> bands = new TreeMap<>();
    Set<String> currencies = new TreeSet<>();
    for (QuarterLoad load : loads) {
      LocalDateTime local = LocalDateTime.ofInstant(load.starts(), zone);
      Optional<TariffTerms> terms = prices.on(local.toLocalDate());
      TariffPrice price = terms.map(it -> it.at(local)).orElse(null);
      terms.ifPresent(it -> currencies.add(it.currency()));
      String band = price == null || price.band() == null ? "" : price.band();
      Sum sum = bands.computeIfAbsent(band, _ -> new Sum());
      sum.kWh = sum.kWh.add(load.kWh());
      if (price == null || price.price() == null) {
        if (load.kWh().signum() != 0) {
          missing.add(price == null ? "tariff" : "price");
          sum.known = false;
        }
        continue;
      }
      sum.cost = sum.cost.add(load.kWh().multiply(price.price()));
      sum.provisional |= price.provisional();
    }
    if (loads.isEmpty()) missing.add("readings");
    if (currencies.size() > 1) missing.add("currency");
    missing.addAll(alsoMissing);
    return of(bands, currencies.size() == 1 ? currencies.iterator().next() : null, missing, demand);
  }

  private static Bill of(
      Map<String, Sum> bands,
      @Nullable String currency,
      Set<String> missing,
      @Nullable DemandPart demand) {
    List<BandEnergy> parts = new ArrayList<>();
    BigDecimal kWh = BigDecimal.ZERO;
    BigDecimal energyCost = BigDecimal.ZERO.setScale(2);
    boolean known = currency != null;
    for (var it : bands.entrySet()) {
      Sum sum = it.getValue();
      BigDecimal cost = sum.known && currency != null ? cents(sum.cost) : null;
      parts.add(
          new BandEnergy(
              it.getKey().isEmpty() ? null : it.getKey(), sum.kWh, cost, sum.provisional));
      kWh = kWh.add(sum.kWh);
      if (cost == null) known = false;
      else energyCost = energyCost.add(cost);
    }
    boolean whole = known && !missing.contains("demand-by-month");
    return new Bill(
        currency,
        List.copyOf(parts),
        bands.isEmpty() ? null : kWh,
        known ? energyCost : null,
        demand,
        whole ? demand == null ? energyCost : energyCost.add(demand.cost()) : null,
        List.copyOf(missing));
  }

  private static @Nullable DemandPart demand(
      Collection<QuarterLoad> loads,
      PricesByDay prices,
      ZoneId zone,
      Instant from,
      Instant until,
      Set<String> missing) {
    LocalDateTime begin = LocalDateTime.ofInstant(from, zone);
    LocalDateTime end = LocalDateTime.ofInstant(until, zone);
    boolean billed = false;
    BigDecimal most = BigDecimal.ZERO;
    BigDecimal cost = BigDecimal.ZERO.setScale(2);
    YearMonth last = YearMonth.from(end.minusNanos(1));
    for (YearMonth month = YearMonth.from(begin);
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      DemandCharge charge = charge(prices, month);
      if (charge == null) continue;
      billed = true;
      BigDecimal agreed = charge.agreed();
      BigDecimal size = agreed == null ? peak(loads, month, zone) : agreed;
      most = most.max(size);
      cost = cost.add(cents(size.multiply(charge.price())));
    }
    if (!billed) return null;
    if (!isMonthStart(begin) || !isMonthStart(end)) {
      missing.add("demand-by-month");
      return null;
    }
    return new DemandPart(most, cost);
  }

  /** The charge of a month, by the prices of its last day. */
  private static @Nullable DemandCharge charge(PricesByDay prices, YearMonth month) {
    LocalDate day = month.atEndOfMonth();
    return prices.on(day).map(TariffTerms::demand).orElse(null);
  }

  private static boolean isMonthStart(LocalDateTime local) {
    return local.getDayOfMonth() == 1 && local.toLocalTime().toNanoOfDay() == 0;
  }

  private static BigDecimal peak(Collection<QuarterLoad> loads, YearMonth month, ZoneId zone) {
    return loads.stream()
        .filter(it -> YearMonth.from(LocalDateTime.ofInstant(it.starts(), zone)).equals(month))
        .map(QuarterLoad::kW)
        .reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  static BigDecimal cents(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_UP);
  }
}
