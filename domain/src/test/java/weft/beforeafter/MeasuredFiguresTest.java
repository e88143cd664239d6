package weft.beforeafter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import weft.beforeafter.Measured.Unknown;
import weft.beforeafter.SiteStock.AgreedPrice;
import weft.beforeafter.SiteStock.Held;
import weft.beforeafter.SiteStock.PartUnit;

/** The hub measures figures of a site in periods of 90 days. */
class MeasuredFiguresTest {
  private static final LocalDate FIRST = LocalDate.of(2031, 1, 1);
  private static final HubPeriod PERIOD = HubPeriod.first(FIRST);
  private static final PartUnit PIN = new PartUnit("JX-1101", "PCE");
  private static final PartUnit ROD = new PartUnit("JX-1130", "PCE");
  private static final Map<PartUnit, AgreedPrice> PRICES =
      Map.of(PIN, price("10", "CNY"), ROD, price("100", "CNY"));

  private static AgreedPrice price(String amount, String currency) {
    return new AgreedPrice(new BigDecimal(amount), currency);
  }

  private static Held held(PartUnit part, String finished, String all) {
    return new Held(part, new BigDecimal(finished), new BigDecimal(all));
  }

  private static DeliveredLine line(int ordered, int left, int recorded) {
    return new DeliveredLine(
        "PurchaseOrder:HENGYUE:1",
        "10",
        FIRST.plusDays(ordered),
        FIRST.plusDays(left),
        FIRST.plusDays(recorded));
  }

  @Test
  void the_first_90_days_are_over_before_the_last_begin() {
    assertThat(HubPeriod.last(FIRST, FIRST.plusDays(89))).isNull();
    assertThat(HubPeriod.last(FIRST, FIRST.plusDays(99)))
        .isEqualTo(new HubPeriod(FIRST.plusDays(90), FIRST.plusDays(99)));
    assertThat(HubPeriod.last(FIRST, FIRST.plusDays(400)))
        .isEqualTo(new HubPeriod(FIRST.plusDays(311), FIRST.plusDays(400)));
    assertThat(PERIOD.begun(FIRST.plusDays(20))).isEqualTo(21);
    assertThat(PERIOD.begun(FIRST.plusDays(400))).isEqualTo(90);
  }

  @Test
  void a_period_has_parts_of_30_days_and_the_one_that_runs_ends_today() {
    assertThat(PERIOD.parts(FIRST.plusDays(400)).stream().map(HubPeriod::until))
        .containsExactly(FIRST.plusDays(29), FIRST.plusDays(59), FIRST.plusDays(89));
    assertThat(PERIOD.parts(FIRST.plusDays(30)).stream().map(HubPeriod::until))
        .containsExactly(FIRST.plusDays(29), FIRST.plusDays(30));
    assertThat(PERIOD.parts(FIRST.minusDays(1))).isEmpty();
  }

  @Test
  void lead_time_is_the_mean_over_lines_complete_in_the_period() {
    Measured it =
        DeliveredLine.leadTime(List.of(line(0, 20, 20), line(5, 30, 31), line(0, 90, 90)), PERIOD);
    assertThat(it.value()).isEqualByComparingTo("22.5");
    assertThat(it.basis()).isEqualTo(2);
    assertThat(it.coverage()).isEqualByComparingTo("100");
  }

  @Test
  void lines_recorded_long_afterwards_lower_the_coverage_and_do_not_count() {
    Measured it = DeliveredLine.leadTime(List.of(line(0, 20, 51), line(0, 10, 42)), PERIOD);
    assertThat(it.value()).isEqualByComparingTo("20");
    assertThat(it.coverage()).isEqualByComparingTo("50");
    Measured late = DeliveredLine.leadTime(List.of(line(0, 10, 42)), PERIOD);
    assertThat(late.value()).isNull();
    assertThat(late.unknown()).isEqualTo(Unknown.RECORDED_LATE);
    assertThat(DeliveredLine.leadTime(List.of(), PERIOD).unknown())
        .isEqualTo(Unknown.NOTHING_DELIVERED);
  }

  @Test
  void stock_without_a_price_is_not_in_the_value_and_the_coverage_says_so() {
    var other = new PartUnit("JX-9", "PCE");
    List<Held> held = List.of(held(PIN, "5", "8"), held(ROD, "0", "2"), held(other, "9", "9"));
    Measured it = new SiteStock(held, PRICES, Map.of(), 28).value();
    assertThat(it.value()).isEqualByComparingTo("280.00");
    assertThat(it.unit()).isEqualTo("CNY");
    assertThat(it.coverage()).isEqualByComparingTo("66.7");
    assertThat(new SiteStock(held, Map.of(), Map.of(), 28).value().unknown())
        .isEqualTo(Unknown.NO_PRICE);
    assertThat(new SiteStock(List.of(), PRICES, Map.of(), 28).value().unknown())
        .isEqualTo(Unknown.NO_STOCK);
  }

  @Test
  void prices_in_two_currencies_are_never_added() {
    Map<PartUnit, AgreedPrice> mixed = Map.of(PIN, price("10", "CNY"), ROD, price("100", "EUR"));
    List<Held> held = List.of(held(PIN, "5", "5"), held(ROD, "1", "1"));
    var stock = new SiteStock(held, mixed, Map.of(PIN, BigDecimal.ONE), 28);
    assertThat(stock.value().unknown()).isEqualTo(Unknown.SEVERAL_CURRENCIES);
    assertThat(stock.daysOfStock().unknown()).isEqualTo(Unknown.SEVERAL_CURRENCIES);
  }

  @Test
  void days_of_stock_divide_finished_goods_by_what_left_a_day() {
    List<Held> held = List.of(held(PIN, "100", "400"), held(ROD, "10", "10"));
    Map<PartUnit, BigDecimal> shipped = Map.of(PIN, new BigDecimal("280"));
    // 2,000 in stock; 2,800 left in 28 days
    assertThat(new SiteStock(held, PRICES, shipped, 28).daysOfStock().value())
        .isEqualByComparingTo("20");
    assertThat(new SiteStock(held, PRICES, shipped, 14).daysOfStock().value())
        .isEqualByComparingTo("10");
    assertThat(new SiteStock(held, PRICES, shipped, 13).daysOfStock().unknown())
        .isEqualTo(Unknown.TOO_EARLY);
    assertThat(new SiteStock(held, PRICES, Map.of(), 28).daysOfStock().unknown())
        .isEqualTo(Unknown.NOTHING_SHIPPED);
  }

  @Test
  void a_mean_leaves_out_what_is_unknown_and_keeps_the_lowest_coverage() {
    Measured known = Measured.days(new BigDecimal("10"), new BigDecimal("80"), 3);
    Measured other = Measured.days(new BigDecimal("15"), new BigDecimal("60"), 3);
    Measured unknown = Measured.unknown(Unknown.NO_STOCK);
    Measured mean = SiteStock.mean(List.of(unknown, known, other));
    assertThat(mean.value()).isEqualByComparingTo("12.5");
    assertThat(mean.coverage()).isEqualByComparingTo("60");
    assertThat(mean.basis()).isEqualTo(2);
    assertThat(SiteStock.mean(List.of(unknown)).unknown()).isEqualTo(Unknown.NO_STOCK);
  }

  @Test
  void a_change_is_in_percent_of_the_earlier_figure_and_of_the_same_unit_only() {
    Measured before = Measured.days(new BigDecimal("40"), null, 1);
    assertThat(before.changeTo(Measured.days(new BigDecimal("30"), null, 1)))
        .isEqualByComparingTo("-25");
    assertThat(before.changeTo(new Measured(BigDecimal.TEN, "CNY", null, null, 1))).isNull();
    assertThat(before.changeTo(Measured.days(BigDecimal.TEN, new BigDecimal("89.9"), 1)))
        .as("what is not known would look like a change")
        .isNull();
    assertThat(before.changeTo(Measured.unknown(Unknown.NO_STOCK))).isNull();
    assertThat(Measured.days(BigDecimal.ZERO, null, 1).changeTo(before)).isNull();
  }

  @Test
  void random_stock_equals_a_plain_sum() {
    var random = new Random(37);
    for (int round = 0; round < 300; round++) {
      Map<PartUnit, AgreedPrice> prices = new HashMap<>();
      Map<PartUnit, BigDecimal> shipped = new HashMap<>();
      List<Held> held = new ArrayList<>();
      double value = 0;
      double stock = 0;
      double gone = 0;
      for (int i = 0; i < 8; i++) {
        var part = new PartUnit("P" + i, "PCE");
        int finished = random.nextInt(50);
        int others = random.nextInt(50);
        int price = 1 + random.nextInt(9);
        int left = random.nextInt(40);
        boolean priced = random.nextInt(4) > 0;
        held.add(held(part, "" + finished, "" + (finished + others)));
        if (priced) prices.put(part, price("" + price, "CNY"));
        if (left > 0) shipped.put(part, BigDecimal.valueOf(left));
        if (!priced) continue;
        value += price * (finished + others);
        stock += price * finished;
        gone += price * left;
      }
      if (value == 0 || gone == 0) continue;
      var it = new SiteStock(held, prices, shipped, 28);
      assertThat(it.value().value())
          .isEqualByComparingTo(BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP));
      assertThat(it.daysOfStock().value().doubleValue())
          .isEqualTo(stock * 28 / gone, offset(0.051));
    }
  }
}
