package weft.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.energy.TariffCommand.StateTariff;
import weft.energy.TariffRefusal.DemandPriceNegative;
import weft.energy.TariffRefusal.DemandWithoutSize;
import weft.energy.TariffRefusal.NoQuarterHour;
import weft.energy.TariffRefusal.PowerFactorOutside;
import weft.energy.TariffRefusal.PriceGap;
import weft.energy.TariffRefusal.PricesOverlap;
import weft.energy.TariffRefusal.TariffEndsTooEarly;
import weft.energy.cost.Bill;
import weft.energy.cost.DemandBy;
import weft.energy.cost.DemandCharge;
import weft.energy.cost.QuarterLoad;
import weft.energy.cost.TariffKind;
import weft.energy.cost.TariffPrice;
import weft.energy.cost.TariffTerms;
import weft.event.Refused;
import weft.machine.Weekday;
import weft.party.PartyCode;

/** Each quarter hour has exactly one price, and a bill is the sum of its parts. */
class TariffTest {
  private static final List<Weekday> ALL = List.of(Weekday.values());
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final LocalDate FIRST = LocalDate.of(2031, 3, 1);
  private static final LocalDate LAST = LocalDate.of(2031, 3, 31);

  static TariffPrice price(
      List<Weekday> days, String from, String until, String band, @Nullable String price) {
    return new TariffPrice(
        days,
        LocalTime.parse(from),
        LocalTime.parse(until),
        band,
        price == null ? null : new BigDecimal(price),
        false);
  }

  static TariffTerms terms(List<TariffPrice> prices, @Nullable DemandCharge demand) {
    return new TariffTerms(TariffKind.MARKET, "CNY", FIRST, LAST, prices, demand, null);
  }

  private static void refused(TariffTerms terms, TariffRefusal why) {
    var command = new StateTariff(new PartyCode("HONGZHU"), "HZ1", terms);
    assertThatThrownBy(() -> Tariff.NEW.decide(command))
        .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.refusal()).isEqualTo(why));
  }

  @Test
  void gaps_overlaps_and_times_between_quarter_hours_are_refused_where_they_are() {
    TariffPrice day = price(ALL, "08:00", "22:00", "flat", "0.7");
    TariffPrice night = price(ALL, "22:00", "08:00", "valley", "0.3");
    refused(terms(List.of(day), null), new PriceGap(Weekday.MON, "00:00"));
    refused(
        terms(List.of(day, night, price(List.of(Weekday.SUN), "07:45", "08:00", "x", "1")), null),
        new PricesOverlap(2, 1));
    refused(terms(List.of(price(ALL, "08:10", "08:10", "flat", "1")), null), new NoQuarterHour(0));
    refused(
        terms(List.of(day, night), new DemandCharge(DemandBy.CONTRACT, null, null, BigDecimal.TEN)),
        new DemandWithoutSize(DemandBy.CONTRACT));
    refused(
        new TariffTerms(TariffKind.SINGLE, "CNY", LAST, FIRST, List.of(day, night), null, null),
        new TariffEndsTooEarly());
  }

  @Test
  void a_kWh_may_cost_less_than_nothing_but_demand_may_not_and_a_power_factor_is_at_most_1() {
    List<TariffPrice> paid = List.of(price(ALL, "00:00", "00:00", "flat", "-0.05"));
    var negative = new DemandCharge(DemandBy.MEASURED, null, null, new BigDecimal("-0.01"));
    refused(terms(paid, negative), new DemandPriceNegative());
    var less = new DemandCharge(DemandBy.CONTRACT, new BigDecimal("-5"), null, BigDecimal.TEN);
    refused(terms(paid, less), new DemandWithoutSize(DemandBy.CONTRACT));
    for (String it : List.of("0", "-0.9", "1.0001"))
      refused(factor(paid, it), new PowerFactorOutside());
    var free = new DemandCharge(DemandBy.MEASURED, null, null, BigDecimal.ZERO);
    for (TariffTerms it : List.of(terms(paid, free), factor(paid, "1.00"), factor(paid, "0.9")))
      assertThat(Tariff.NEW.decide(new StateTariff(new PartyCode("HONGZHU"), "HZ1", it)))
          .hasSize(1);
  }

  private static TariffTerms factor(List<TariffPrice> prices, String factor) {
    return new TariffTerms(
        TariffKind.MARKET, "CNY", FIRST, LAST, prices, null, new BigDecimal(factor));
  }

  @Test
  void the_latest_statement_for_a_day_decides_and_one_that_is_covered_whole_is_dropped() {
    TariffTerms march = terms(List.of(price(ALL, "00:00", "00:00", "flat", "0.7")), null);
    TariffTerms mid =
        new TariffTerms(
            TariffKind.MARKET,
            "CNY",
            FIRST.plusDays(9),
            FIRST.plusDays(19),
            List.of(price(ALL, "00:00", "00:00", "flat", "-0.05")),
            null,
            null);
    Tariff it = new Tariff(new Tariff(Tariff.NEW.with(march)).with(mid));
    assertThat(it.on(FIRST.plusDays(8))).contains(march);
    assertThat(it.on(FIRST.plusDays(9))).contains(mid);
    assertThat(it.on(FIRST.plusDays(20))).contains(march);
    assertThat(it.on(LAST.plusDays(1))).isEmpty();
    assertThat(it.with(march)).containsExactly(march);
  }

  @Test
  void a_price_that_is_not_known_makes_its_band_unknown_and_not_free() {
    Tariff tariff =
        new Tariff(
            List.of(
                terms(
                    List.of(
                        price(ALL, "08:00", "22:00", "flat", "0.7"),
                        price(ALL, "22:00", "08:00", "valley", null)),
                    null)));
    Bill it =
        Bill.ofEnergy(
            List.of(load(FIRST.atTime(9, 0), "10"), load(FIRST.atTime(23, 0), "4")),
            tariff,
            SHANGHAI);
    assertThat(it.bands().get(0).cost()).isEqualTo("7.00");
    assertThat(it.bands().get(1).cost()).isNull();
    assertThat(it.kWh()).isEqualByComparingTo("14");
    assertThat(it.cost()).isNull();
    assertThat(it.missing()).containsExactly("price");
  }

  @Test
  void demand_is_billed_for_whole_months_by_the_highest_quarter_hour() {
    var charge = new DemandCharge(DemandBy.MEASURED, null, null, new BigDecimal("40"));
    Tariff tariff =
        new Tariff(List.of(terms(List.of(price(ALL, "00:00", "00:00", "flat", "0.5")), charge)));
    List<QuarterLoad> loads =
        List.of(load(FIRST.atTime(9, 0), "100"), load(FIRST.atTime(9, 15), "112.5"));
    Instant from = FIRST.atStartOfDay(SHANGHAI).toInstant();
    Instant until = LAST.plusDays(1).atStartOfDay(SHANGHAI).toInstant();
    Bill month = Bill.ofSite(loads, tariff, SHANGHAI, from, until);
    assertThat(month.demand())
        .isEqualTo(new Bill.DemandPart(new BigDecimal("450.0"), new BigDecimal("18000.00")));
    assertThat(month.cost()).isEqualTo("18106.25");
    Bill week = Bill.ofSite(loads, tariff, SHANGHAI, from, from.plus(Duration.ofDays(7)));
    assertThat(week.demand()).isNull();
    assertThat(week.cost()).isNull();
    assertThat(week.energyCost()).isEqualTo("106.25");
    assertThat(week.missing()).containsExactly("demand-by-month");
  }

  private static QuarterLoad load(LocalDateTime local, String kWh) {
    return new QuarterLoad(local.atZone(SHANGHAI).toInstant(), new BigDecimal(kWh));
  }

  /** The reference looks for the price of each minute in each statement. */
  @Test
  void random_tariffs_bill_as_a_plain_reference_by_the_minute_does() {
    Random random = new Random(38);
    int negative = 0;
    for (int run = 0; run < 60; run++) {
      List<TariffPrice> prices = randomWeek(random);
      TariffTerms terms = terms(prices, null);
      TariffCheck.check(terms);
      for (TariffPrice it : prices) if (it.price() != null && it.price().signum() < 0) negative++;
      Tariff tariff = new Tariff(List.of(terms));
      List<QuarterLoad> loads = new ArrayList<>();
      Map<String, BigDecimal> expected = new TreeMap<>();
      for (int i = 0; i < 50; i++) {
        LocalDateTime at = FIRST.atStartOfDay().plusMinutes(15L * random.nextInt(31 * 96));
        BigDecimal kWh = BigDecimal.valueOf(random.nextInt(100_000), 3);
        loads.add(new QuarterLoad(at.atZone(SHANGHAI).toInstant(), kWh));
        for (int minute = 0; minute < 15; minute++) {
          TariffPrice it = reference(prices, at.plusMinutes(minute));
          expected.merge(
              String.valueOf(it.band()),
              kWh.multiply(it.price()).divide(BigDecimal.valueOf(15), 12, RoundingMode.HALF_UP),
              BigDecimal::add);
        }
      }
      Bill bill = Bill.ofEnergy(loads, tariff, SHANGHAI);
      BigDecimal sum = BigDecimal.ZERO;
      for (Bill.BandEnergy it : bill.bands()) {
        BigDecimal cost = it.cost();
        assertThat(cost).isNotNull();
        assertThat(cost)
            .isCloseTo(
                expected.get(String.valueOf(it.band())),
                org.assertj.core.data.Offset.offset(new BigDecimal("0.0051")));
        sum = sum.add(cost);
      }
      assertThat(bill.energyCost()).isEqualByComparingTo(sum);
      assertThat(bill.kWh())
          .isEqualByComparingTo(
              loads.stream().map(QuarterLoad::kWh).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
    assertThat(negative).as("prices below zero were tried").isPositive();
  }

  private static TariffPrice reference(List<TariffPrice> prices, LocalDateTime minute) {
    TariffPrice found = null;
    for (TariffPrice it : prices)
      for (Weekday day : it.days()) {
        LocalDate on = minute.toLocalDate();
        for (LocalDate begin : List.of(on, on.minusDays(1))) {
          if (begin.getDayOfWeek() != DayOfWeek.of(day.ordinal() + 1)) continue;
          LocalDateTime from = begin.atTime(it.from());
          LocalDateTime until = begin.atTime(it.until());
          if (!until.isAfter(from)) until = until.plusDays(1);
          if (minute.isBefore(from) || !minute.isBefore(until)) continue;
          assertThat(found).as("one price for %s", minute).isNull();
          found = it;
        }
      }
    assertThat(found).as("a price for %s", minute).isNotNull();
    return java.util.Objects.requireNonNull(found);
  }

  /**
   * Cuts each group of days at random quarter hours; the last hours may reach into the next day.
   */
  private static List<TariffPrice> randomWeek(Random random) {
    int cut = random.nextInt(96);
    List<TariffPrice> prices = new ArrayList<>();
    List<List<Weekday>> groups =
        random.nextBoolean() ? List.of(ALL) : List.of(ALL.subList(0, 5), ALL.subList(5, 7));
    for (List<Weekday> days : groups) {
      int at = cut;
      int end = cut + 96;
      while (at < end) {
        int next = Math.min(end, at + 1 + random.nextInt(40));
        if (next > 96 && at < 96) next = 96;
        boolean wraps = at >= 96;
        // Hours after midnight belong to the days after, so the groups shift by one day.
        List<Weekday> begin = wraps ? days.stream().map(TariffTest::next).toList() : days;
        prices.add(
            new TariffPrice(
                begin,
                LocalTime.ofSecondOfDay(at % 96 * 900L),
                LocalTime.ofSecondOfDay(next % 96 * 900L),
                "b" + random.nextInt(4),
                BigDecimal.valueOf(random.nextInt(2_000) - 300, 3),
                false));
        at = next;
      }
    }
    return prices;
  }

  private static Weekday next(Weekday it) {
    return Weekday.values()[(it.ordinal() + 1) % 7];
  }
}
