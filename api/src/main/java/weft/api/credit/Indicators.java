package weft.api.credit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.api.credit.IndicatorValue.Withheld;
import weft.credit.CreditIndicator;
import weft.credit.MachineTime;
import weft.credit.OnTime;
import weft.party.PartyScope;
import weft.projections.credit.ClosedDays;
import weft.projections.credit.DueDeliveries;
import weft.projections.credit.OrderBook;
import weft.projections.rows.Moment;

/** Computes figures of a supplier within one read of its own rows. */
final class Indicators {
  private static final String PERCENT = "P1";
  private static final int LEAST_CUSTOMERS = 3;

  private final EvidencePeriod period;
  private final ClosedDays days;

  private Indicators(EvidencePeriod period, ClosedDays days) {
    this.period = period;
    this.days = days;
  }

  /**
   * The figures of a period, in the order of the indicators; an order book is one for each
   * currency.
   */
  static List<IndicatorValue> ofMachines(
      JdbcClient db,
      PartyScope supplier,
      Moment moment,
      EvidencePeriod period,
      List<CreditIndicator> asked) {
    var days = ClosedDays.of(db, supplier, moment, period.from(), period.until());
    var indicators = new Indicators(period, days);
    return asked.stream()
        .filter(it -> it != CreditIndicator.ORDER_BOOK && it != CreditIndicator.ON_TIME)
        .map(indicators::value)
        .toList();
  }

  private IndicatorValue value(CreditIndicator indicator) {
    MachineTime time = days.time();
    return switch (indicator) {
      case MACHINE_ON -> percent(indicator, time.onPercent());
      case MACHINE_RUNNING -> percent(indicator, time.runningPercent());
      case ENERGY -> energy(indicator);
      case ORDER_BOOK, ON_TIME ->
          throw new IllegalArgumentException("is not made of machines' days");
    };
  }

  private IndicatorValue percent(CreditIndicator indicator, @Nullable BigDecimal value) {
    Withheld why = days.machineDays() == 0 ? Withheld.NOTHING_RECORDED : Withheld.COVERAGE;
    BigDecimal coverage = days.time().coveragePercent();
    return IndicatorValue.of(indicator, period, value, PERCENT, coverage, why, days.digest())
        .recorded(days.recorded());
  }

  private IndicatorValue energy(CreditIndicator indicator) {
    BigDecimal measured = BigDecimal.valueOf(days.measured());
    BigDecimal all = BigDecimal.valueOf(days.machineDays());
    boolean covered =
        days.measured() > 0 && measured.compareTo(all.multiply(MachineTime.LEAST_COVERAGE)) >= 0;
    Withheld why = days.measured() == 0 ? Withheld.NOTHING_RECORDED : Withheld.COVERAGE;
    return IndicatorValue.of(
            indicator,
            period,
            covered ? days.kWh().stripTrailingZeros() : null,
            "KWH",
            MachineTime.percent(measured, all),
            why,
            days.digest())
        .recorded(days.recordedEnergy());
  }

  /**
   * The order book after the period.
   *
   * @param consenting customers that let the bank read their order books; null for the supplier
   *     itself, which sees every value
   */
  static List<IndicatorValue> orderBook(
      JdbcClient db,
      PartyScope supplier,
      Moment moment,
      EvidencePeriod period,
      @Nullable Set<String> consenting) {
    List<IndicatorValue> values = new ArrayList<>();
    for (OrderBook it : OrderBook.after(db, supplier, moment, period.until())) {
      IndicatorValue value =
          isShown(it.customers(), consenting)
              ? orders(period, it.value(), it.currency(), Withheld.PRICE_MISSING, it.digest())
              : orders(period, null, null, Withheld.FEW_CUSTOMERS, null);
      // The number of withheld order books would reveal something of the customers.
      if (!values.contains(value)) values.add(value);
    }
    if (values.isEmpty()) values.add(orders(period, null, null, Withheld.NOTHING_RECORDED, null));
    return List.copyOf(values);
  }

  /** Whether enough customers are behind the value, or each of them consents. */
  private static boolean isShown(Collection<String> customers, @Nullable Set<String> consenting) {
    return consenting == null
        || customers.size() >= LEAST_CUSTOMERS
        || consenting.containsAll(customers);
  }

  /**
   * The deliveries on time in the period.
   *
   * @param yesterday the last day that is over; later dates do not count
   * @param consenting customers that let the bank read how their orders were delivered; null for
   *     the supplier itself
   */
  static IndicatorValue onTime(
      JdbcClient db,
      PartyScope supplier,
      Moment moment,
      EvidencePeriod period,
      LocalDate yesterday,
      @Nullable Set<String> consenting) {
    LocalDate until = period.until().isAfter(yesterday) ? yesterday : period.until();
    var due = DueDeliveries.of(db, supplier, moment, period.from(), until);
    OnTime onTime = due.onTime();
    if (!due.complete()) return deliveries(period, null, null, Withheld.TOO_MANY_ORDERS, null);
    if (onTime.due() == 0) return deliveries(period, null, null, Withheld.NOTHING_RECORDED, null);
    if (!isShown(onTime.customers(), consenting))
      return deliveries(period, null, null, Withheld.FEW_CUSTOMERS, null);
    return deliveries(
        period, onTime.percent(), onTime.coveragePercent(), Withheld.COVERAGE, due.digest());
  }

  private static IndicatorValue deliveries(
      EvidencePeriod period,
      @Nullable BigDecimal value,
      @Nullable BigDecimal coverage,
      Withheld why,
      @Nullable String digest) {
    return IndicatorValue.of(
        CreditIndicator.ON_TIME, period, value, PERCENT, coverage, why, digest);
  }

  private static IndicatorValue orders(
      EvidencePeriod period,
      @Nullable BigDecimal value,
      @Nullable String currency,
      Withheld why,
      @Nullable String digest) {
    return IndicatorValue.of(
        CreditIndicator.ORDER_BOOK, period, value, currency, null, why, digest);
  }
}
