package weft.projections.energy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.energy.cost.DemandCharge;
import weft.energy.cost.TariffKind;
import weft.energy.cost.TariffPrice;
import weft.energy.cost.TariffTerms;
import weft.machine.Weekday;

/**
 * The prices of a site for some time, as they are shown: with times such as {@code 08:00}.
 *
 * @param validUntil the last day
 */
public record SiteTariff(
    TariffKind kind,
    String currency,
    LocalDate validFrom,
    LocalDate validUntil,
    List<SitePrice> prices,
    @Nullable DemandCharge demand,
    @Nullable BigDecimal powerFactor) {

  /**
   * The price of a kWh at certain hours.
   *
   * @param price null where it is not known yet
   */
  public record SitePrice(
      List<Weekday> days,
      String from,
      String until,
      @Nullable String band,
      @Nullable BigDecimal price,
      boolean provisional) {
    private static SitePrice of(TariffPrice it) {
      return new SitePrice(
          it.days(),
          it.from().toString(),
          it.until().toString(),
          it.band(),
          it.price(),
          it.provisional());
    }

    private TariffPrice stated() {
      return new TariffPrice(
          days, LocalTime.parse(from), LocalTime.parse(until), band, price, provisional);
    }
  }

  static SiteTariff of(TariffTerms it) {
    return new SiteTariff(
        it.kind(),
        it.currency(),
        it.validFrom(),
        it.validUntil(),
        it.prices().stream().map(SitePrice::of).toList(),
        it.demand(),
        it.powerFactor());
  }

  TariffTerms terms() {
    return new TariffTerms(
        kind,
        currency,
        validFrom,
        validUntil,
        prices.stream().map(SitePrice::stated).toList(),
        demand,
        powerFactor);
  }
}
