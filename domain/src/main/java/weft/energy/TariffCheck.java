package weft.energy;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import weft.energy.cost.TariffPrice;
import weft.energy.cost.TariffTerms;
import weft.event.Refused;
import weft.machine.Weekday;

/**
 * Refuses prices of a tariff that leave a quarter hour without a price, or give it two, and numbers
 * that no contract can state.
 */
final class TariffCheck {
  private static final int MOST_PRICES = 700;

  private TariffCheck() {}

  static void check(TariffTerms terms) {
    if (terms.validUntil().isBefore(terms.validFrom()))
      throw new Refused(new TariffRefusal.TariffEndsTooEarly());
    if (terms.prices().size() > MOST_PRICES)
      throw new Refused(new TariffRefusal.TooManyPrices(MOST_PRICES));
    if (terms.demand() != null && !terms.demand().isSized())
      throw new Refused(new TariffRefusal.DemandWithoutSize(terms.demand().by()));
    if (terms.demand() != null && terms.demand().price().signum() < 0)
      throw new Refused(new TariffRefusal.DemandPriceNegative());
    BigDecimal factor = terms.powerFactor();
    if (factor != null && (factor.signum() <= 0 || factor.compareTo(BigDecimal.ONE) > 0))
      throw new Refused(new TariffRefusal.PowerFactorOutside());
    int[] taken = new int[TariffTerms.QUARTERS_OF_WEEK];
    for (int i = 0; i < terms.prices().size(); i++) take(terms.prices().get(i), i, taken);
    for (int slot = 0; slot < taken.length; slot++)
      if (taken[slot] == 0) throw new Refused(gap(slot));
  }

  /** Enters the number of the price, from 1, at each of its quarter hours. */
  private static void take(TariffPrice it, int i, int[] taken) {
    if (it.days().isEmpty()) throw new Refused(new TariffRefusal.PriceWithoutDays(i));
    if (!it.isOnQuarters()) throw new Refused(new TariffRefusal.NoQuarterHour(i));
    for (Weekday day : it.days())
      for (int n = 0; n < it.quarters(); n++) {
        int slot = (TariffTerms.slot(day, it.first()) + n) % taken.length;
        if (taken[slot] > 0) throw new Refused(new TariffRefusal.PricesOverlap(i, taken[slot] - 1));
        taken[slot] = i + 1;
      }
  }

  private static TariffRefusal gap(int slot) {
    Weekday day = Weekday.of(DayOfWeek.of(slot / TariffPrice.QUARTERS_OF_DAY + 1));
    int minutes = slot % TariffPrice.QUARTERS_OF_DAY * 15;
    return new TariffRefusal.PriceGap(day, "%02d:%02d".formatted(minutes / 60, minutes % 60));
  }
}
