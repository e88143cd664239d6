package weft.credit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The time of machines in a period, in seconds.
 *
 * @param on running, idle, setting up or down
 * @param known with readings, whatever the state
 * @param whole all time of the period
 */
public record MachineTime(BigDecimal running, BigDecimal on, BigDecimal known, BigDecimal whole) {
  /** The hub states no share below this coverage. */
  public static final BigDecimal LEAST_COVERAGE = BigDecimal.valueOf(90, 2);

  /** Percent, to one digit; null below the least coverage. */
  public @Nullable BigDecimal onPercent() {
    return isCovered() ? percent(on, whole) : null;
  }

  /** Percent, to one digit; null below the least coverage and where nothing was on. */
  public @Nullable BigDecimal runningPercent() {
    return isCovered() ? percent(running, on) : null;
  }

  /** Percent, to one digit; null without any day. */
  public @Nullable BigDecimal coveragePercent() {
    return percent(known, whole);
  }

  private boolean isCovered() {
    return whole.signum() > 0 && known.compareTo(whole.multiply(LEAST_COVERAGE)) >= 0;
  }

  /** A share in percent, to one digit; null where there is no whole. */
  public static @Nullable BigDecimal percent(BigDecimal part, BigDecimal whole) {
    if (whole.signum() == 0) return null;
    return part.movePointRight(2).divide(whole, 1, RoundingMode.HALF_UP);
  }
}
