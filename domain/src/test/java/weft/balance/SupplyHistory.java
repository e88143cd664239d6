package weft.balance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import weft.balance.BalanceTerms.FirstConsumed;
import weft.calendar.CalendarException;
import weft.calendar.SiteCalendar;
import weft.measure.Quantity;
import weft.parts.BaseUnit;
import weft.parts.Conversion;
import weft.parts.CoverTerms.CoverDays;
import weft.parts.Spread;
import weft.parts.StockRange;
import weft.parts.StockRange.Bound;
import weft.scheduling.release.Bucket;

/**
 * A random history of one part at one site: counted stock, releases with later despatches and
 * receipts, planned output, goods in transit.
 *
 * @param stocks in their units
 * @param schedules of one partner each
 */
record SupplyHistory(
    LocalDate today,
    LocalDate last,
    SiteCalendar shipping,
    SiteCalendar receiving,
    int transitDays,
    Spread spread,
    BalanceTerms terms,
    List<Amount> stocks,
    List<Schedule> schedules,
    List<Line> output,
    List<Arrival> transit) {
  static final BaseUnit UNIT =
      new BaseUnit("PCE", List.of(new Conversion("BX", BigDecimal.valueOf(12))));
  private static final List<String> UNITS = List.of("PCE", "PCE", "EA", "BX", "KGM");
  private static final List<Bucket> BUCKETS =
      List.of(Bucket.DAY, Bucket.DAY, Bucket.WEEK, Bucket.MONTH, Bucket.FLEXIBLE);

  record Amount(int quantity, String unit) {}

  record Line(LocalDate due, Bucket bucket, int quantity, String unit, boolean firm) {}

  record Arrival(LocalDate arrives, int quantity, String unit) {}

  /** One release in force: its lines by date, in one unit, and the quantity to deduct from them. */
  record Schedule(String unit, List<Line> lines, int consumed) {}

  static SupplyHistory random(RandomGenerator chance) {
    LocalDate today = LocalDate.of(2026, 1, 1).plusDays(chance.nextInt(400));
    LocalDate last = today.plusDays(chance.nextInt(1, 70));
    SiteCalendar receiving = calendar(chance, today);
    return new SupplyHistory(
        today,
        last,
        chance.nextInt(4) == 0 ? receiving : calendar(chance, today),
        receiving,
        chance.nextInt(4),
        chance.nextBoolean() ? Spread.FIRST : Spread.EVEN,
        new BalanceTerms(
            chance.nextBoolean() ? CoverDays.CALENDAR : CoverDays.WORKING,
            chance.nextInt(4) == 0 ? FirstConsumed.SAME_DAY : FirstConsumed.NEXT_DAY,
            range(chance),
            receiving),
        many(chance, 4, () -> new Amount(chance.nextInt(400), unit(chance))),
        many(chance, 4, () -> schedule(chance, today)),
        many(chance, 12, () -> line(chance, today, unit(chance))),
        many(chance, 5, () -> new Arrival(day(chance, today), chance.nextInt(200), unit(chance))));
  }

  /** The same inputs in another order. */
  SupplyHistory shuffled(RandomGenerator chance) {
    return new SupplyHistory(
        today,
        last,
        shipping,
        receiving,
        transitDays,
        spread,
        terms,
        shuffled(stocks, chance),
        shuffled(schedules, chance),
        shuffled(output, chance),
        shuffled(transit, chance));
  }

  SupplyHistory until(LocalDate later) {
    return new SupplyHistory(
        today,
        later,
        shipping,
        receiving,
        transitDays,
        spread,
        terms,
        stocks,
        schedules,
        output,
        transit);
  }

  /** A part of the inputs: only these schedules, with or without stock, output and transit. */
  SupplyHistory part(List<Schedule> those, boolean supply) {
    return new SupplyHistory(
        today,
        last,
        shipping,
        receiving,
        transitDays,
        spread,
        terms,
        supply ? stocks : List.of(),
        those,
        supply ? output : List.of(),
        supply ? transit : List.of());
  }

  ShipDates dates() {
    return new ShipDates(shipping, receiving, transitDays, spread, today);
  }

  /** Computed by the hub. */
  BalanceInputs inputs() {
    var inputs = new BalanceInputs(UNIT, today, last);
    for (Amount it : stocks) inputs.stock(Quantity.of(it.quantity()), it.unit());
    for (Schedule schedule : schedules) {
      List<Quantity> open =
          OpenQuantity.of(
              schedule.lines().stream().map(it -> Quantity.of(it.quantity())).toList(),
              Quantity.of(schedule.consumed()));
      for (int i = 0; i < open.size(); i++) {
        Line line = schedule.lines().get(i);
        inputs.demand(
            dates(), line.due(), line.bucket(), open.get(i), schedule.unit(), line.firm());
      }
    }
    var made = ShipDates.at(shipping, spread, today);
    for (Line it : output)
      inputs.planned(made, it.due(), it.bucket(), Quantity.of(it.quantity()), it.unit());
    for (Arrival it : transit) inputs.transit(it.arrives(), Quantity.of(it.quantity()), it.unit());
    return inputs;
  }

  SupplyBalance balance(Grain grain) {
    return inputs().balance(terms, today, grain);
  }

  private static Schedule schedule(RandomGenerator chance, LocalDate today) {
    String unit = unit(chance);
    List<Line> lines =
        many(chance, 14, () -> line(chance, today, unit)).stream()
            .sorted(Comparator.comparing(Line::due))
            .toList();
    return new Schedule(unit, lines, Math.max(0, chance.nextInt(-80, 250)));
  }

  private static Line line(RandomGenerator chance, LocalDate today, String unit) {
    return new Line(
        day(chance, today),
        BUCKETS.get(chance.nextInt(BUCKETS.size())),
        chance.nextInt(8) == 0 ? 0 : chance.nextInt(120),
        unit,
        chance.nextBoolean());
  }

  private static LocalDate day(RandomGenerator chance, LocalDate today) {
    return today.plusDays(chance.nextInt(-40, 80));
  }

  private static String unit(RandomGenerator chance) {
    return UNITS.get(chance.nextInt(UNITS.size()));
  }

  private static StockRange range(RandomGenerator chance) {
    boolean days = chance.nextBoolean();
    return new StockRange(
        chance.nextInt(3) == 0 ? null : bound(days ? chance.nextInt(60) : chance.nextInt(2000)),
        chance.nextInt(3) == 0 ? null : bound(days ? chance.nextInt(200) : chance.nextInt(9000)),
        days ? Bound.DAYS : Bound.QUANTITY);
  }

  /** In tenths of a unit. */
  private static Quantity bound(int tenths) {
    return new Quantity(BigDecimal.valueOf(tenths, 1));
  }

  private static SiteCalendar calendar(RandomGenerator chance, LocalDate today) {
    List<Boolean> week = new ArrayList<>(Collections.nCopies(7, true));
    for (int off = chance.nextInt(4); off > 0; off--) week.set(chance.nextInt(7), false);
    List<CalendarException> exceptions = new ArrayList<>();
    LocalDate day = today.minusDays(chance.nextInt(60));
    for (int left = chance.nextInt(25); left > 0; left--) {
      day = day.plusDays(chance.nextInt(3) == 0 ? chance.nextInt(1, 20) : 1);
      exceptions.add(new CalendarException(day, chance.nextInt(4) == 0));
    }
    return new SiteCalendar("Asia/Shanghai", week, exceptions);
  }

  private interface Made<T> {
    T one();
  }

  private static <T> List<T> many(RandomGenerator chance, int most, Made<T> made) {
    List<T> all = new ArrayList<>();
    for (int left = chance.nextInt(most + 1); left > 0; left--) all.add(made.one());
    return all;
  }

  private static <T> List<T> shuffled(List<T> all, RandomGenerator chance) {
    List<T> other = new ArrayList<>(all);
    Collections.shuffle(other, chance);
    return other;
  }
}
