package weft.energy.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * The effect of a load request: the site's power in the asked time, against the same hours of the
 * days before.
 *
 * @param kW the average power in the asked time
 * @param usualKW the average of the same hours on the days before
 * @param reducedKW less than usual; negative where it was more
 * @param days before with readings for all of these hours
 */
public record LoadEffect(BigDecimal kW, BigDecimal usualKW, BigDecimal reducedKW, int days) {
  private static final int DAYS = 28;
  private static final int LEAST_DAYS = 3;

  /** Empty where readings of the time are missing, or fewer than three earlier days have them. */
  public static Optional<LoadEffect> of(Collection<QuarterLoad> site, Instant from, Instant until) {
    Optional<BigDecimal> now = average(site, from, until);
    if (now.isEmpty()) return Optional.empty();
    BigDecimal sum = BigDecimal.ZERO;
    int days = 0;
    for (int n = 1; n <= DAYS; n++) {
      Duration ago = Duration.ofDays(n);
      Optional<BigDecimal> then = average(site, from.minus(ago), until.minus(ago));
      if (then.isEmpty()) continue;
      sum = sum.add(then.get());
      days++;
    }
    if (days < LEAST_DAYS) return Optional.empty();
    BigDecimal usual = sum.divide(BigDecimal.valueOf(days), 1, RoundingMode.HALF_UP);
    BigDecimal kW = now.get().setScale(1, RoundingMode.HALF_UP);
    return Optional.of(new LoadEffect(kW, usual, usual.subtract(kW), days));
  }

  private static Optional<BigDecimal> average(
      Collection<QuarterLoad> site, Instant from, Instant until) {
    BigDecimal sum = BigDecimal.ZERO;
    int n = 0;
    for (QuarterLoad it : site)
      if (!it.starts().isBefore(from) && it.starts().isBefore(until)) {
        sum = sum.add(it.kW());
        n++;
      }
    long whole = Duration.between(from, until).toMinutes() / 15;
    return n == 0 || n < whole
        ? Optional.empty()
        : Optional.of(sum.divide(BigDecimal.valueOf(n), 6, RoundingMode.HALF_UP));
  }
}
