package weft.energy.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
  public static final int QUARTERS_OF_WEEK = 7 * TariffPrice.QUARTERS_OF_DAY;

  public TariffTerms {
    prices = List.copyOf(prices);
  }

  public boolean holdsOn(LocalDate day) {
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

  /** The number of a quarter hour of a day within the week, from 0 on Monday at midnight. */
  public static int slot(Weekday day, int quarter) {
    return day.daysSinceMonday() * TariffPrice.QUARTERS_OF_DAY + quarter;
  }

  private static boolean covers(TariffPrice it, int slot) {
    for (Weekday day : it.days())
      if (Math.floorMod(slot - slot(day, it.first()), QUARTERS_OF_WEEK) < it.quarters())
        return true;
    return false;
  }
}
