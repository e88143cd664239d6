package weft.energy;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.machine.Weekday;

/**
 * The prices of a site for some time. Each quarter hour of a week has exactly one price.
 *
 * @param currency ISO 4217
 * @param validUntil the last day
 * @param demand null where only energy is billed
 * @param powerFactor kept as stated; bills do not use it
 */
public record TariffTerms(
    TariffKind kind,
    String currency,
    LocalDate validFrom,
    LocalDate validUntil,
    List<TariffPrice> prices,
    @Nullable DemandCharge demand,
    @Nullable BigDecimal powerFactor) {
  static final int MOST_PRICES = 700;

  public TariffTerms {
    prices = List.copyOf(prices);
  }

  boolean holdsOn(LocalDate day) {
    return !day.isBefore(validFrom) && !day.isAfter(validUntil);
  }

  /** The price of the quarter hour that contains a local time. */
  public TariffPrice at(LocalDateTime local) {
    int slot = slot(Weekday.of(local.getDayOfWeek()), quarter(local));
    for (TariffPrice it : prices) if (covers(it, slot)) return it;
    throw new IllegalStateException("a quarter hour without a price");
  }

  private static int quarter(LocalDateTime local) {
    return local.toLocalTime().toSecondOfDay() / 900;
  }

  private static int slot(Weekday day, int quarter) {
    return day.daysSinceMonday() * TariffPrice.QUARTERS_OF_DAY + quarter;
  }

  private static boolean covers(TariffPrice it, int slot) {
    int week = 7 * TariffPrice.QUARTERS_OF_DAY;
    for (Weekday day : it.days())
      if (Math.floorMod(slot - slot(day, it.first()), week) < it.quarters()) return true;
    return false;
  }

  /** Refuses a gap, an overlap, times that are not quarter hours, and impossible numbers. */
  void check() {
    if (validUntil.isBefore(validFrom)) throw new Refused(new TariffRefusal.TariffEndsTooEarly());
    if (prices.size() > MOST_PRICES)
      throw new Refused(new TariffRefusal.TooManyPrices(MOST_PRICES));
    if (demand != null && !demand.isSized())
      throw new Refused(new TariffRefusal.DemandWithoutSize(demand.by()));
    if (demand != null && demand.price().signum() < 0)
      throw new Refused(new TariffRefusal.DemandPriceNegative());
    if (powerFactor != null
        && (powerFactor.signum() <= 0 || powerFactor.compareTo(BigDecimal.ONE) > 0))
      throw new Refused(new TariffRefusal.PowerFactorOutside());
    int week = 7 * TariffPrice.QUARTERS_OF_DAY;
    int[] taken = new int[week];
    for (int i = 0; i < prices.size(); i++) {
      TariffPrice it = prices.get(i);
      if (it.days().isEmpty()) throw new Refused(new TariffRefusal.PriceWithoutDays(i));
      if (!it.isOnQuarters()) throw new Refused(new TariffRefusal.NoQuarterHour(i));
      for (Weekday day : it.days())
        for (int n = 0; n < it.quarters(); n++) {
          int slot = (slot(day, it.first()) + n) % week;
          if (taken[slot] > 0)
            throw new Refused(new TariffRefusal.PricesOverlap(i, taken[slot] - 1));
          taken[slot] = i + 1;
        }
    }
    for (int slot = 0; slot < week; slot++) if (taken[slot] == 0) throw new Refused(gap(slot));
  }

  private static TariffRefusal gap(int slot) {
    Weekday day = Weekday.of(DayOfWeek.of(slot / TariffPrice.QUARTERS_OF_DAY + 1));
    int minutes = slot % TariffPrice.QUARTERS_OF_DAY * 15;
    return new TariffRefusal.PriceGap(day, "%02d:%02d".formatted(minutes / 60, minutes % 60));
  }
}
