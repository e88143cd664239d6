package weft.energy.cost;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A shift of load from hours of one price to hours of another, and its worth.
 *
 * @param kWhPerDay moved on each of the days
 * @param saving the moved energy times the difference of the prices
 * @param demandKW by how much the month's peak so far would rise
 * @param net the saving without the cost of the demand
 * @param reason why it is not advised: {@code demand-costs-more} or {@code nothing-saved}; null
 *     where it is advised
 */
public record LoadShift(
    BigDecimal kWhPerDay,
    int days,
    BigDecimal fromPrice,
    BigDecimal toPrice,
    BigDecimal saving,
    BigDecimal demandKW,
    BigDecimal demandCost,
    BigDecimal net,
    @Nullable String reason) {

  /** Whether it is worth doing. */
  public boolean advised() {
    return reason == null;
  }

  /**
   * Power of the site and its price.
   *
   * @param peakSoFar the highest of the month so far, in kW
   * @param peakAfter the highest with the load moved, in kW
   * @param price for a kW and month; zero where the demand is not billed as measured
   */
  public record Demand(BigDecimal peakSoFar, BigDecimal peakAfter, BigDecimal price) {
    BigDecimal added() {
      return peakAfter.subtract(peakSoFar).max(BigDecimal.ZERO);
    }
  }

  /** Computes the worth of a shift; null where a price is not known. */
  public static @Nullable LoadShift of(
      BigDecimal kWhPerDay,
      int days,
      @Nullable BigDecimal fromPrice,
      @Nullable BigDecimal toPrice,
      Demand demand) {
    if (fromPrice == null || toPrice == null) return null;
    BigDecimal saving =
        Bill.cents(
            kWhPerDay.multiply(BigDecimal.valueOf(days)).multiply(fromPrice.subtract(toPrice)));
    BigDecimal added = demand.added();
    BigDecimal cost = Bill.cents(added.multiply(demand.price()));
    BigDecimal net = saving.subtract(cost);
    String reason =
        saving.signum() <= 0 ? "nothing-saved" : net.signum() <= 0 ? "demand-costs-more" : null;
    return new LoadShift(kWhPerDay, days, fromPrice, toPrice, saving, added, cost, net, reason);
  }

  /** The saving that was measured: this much less energy at the high price on this many days. */
  public BigDecimal measured(BigDecimal movedPerDay, int measuredDays) {
    return Bill.cents(
        movedPerDay
            .multiply(BigDecimal.valueOf(measuredDays))
            .multiply(fromPrice.subtract(toPrice)));
  }
}
