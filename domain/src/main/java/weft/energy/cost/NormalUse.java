package weft.energy.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much energy a machine uses for its work, against the median of its own last days.
 *
 * @param value kWh for an hour of running, or for a part
 * @param usual the median of the days before
 * @param days the number of days that it is compared with
 */
public record NormalUse(
    State state, @Nullable BigDecimal value, @Nullable BigDecimal usual, int days) {
  /** How many days before it looks at. */
  public static final int LOOKS_BACK = 28;

  private static final int LEAST_DAYS = 7;
  private static final int DIGITS = 4;

  /** A use is normal within a tenth above or below the median. */
  private static final BigDecimal TENTH = BigDecimal.valueOf(1, 1);

  public enum State {
    NORMAL,
    HIGH,
    LOW,
    UNKNOWN
  }

  /** The energy of a day and the work done with it: hours of running, or parts. */
  public record Use(BigDecimal kWh, BigDecimal work) {
    private BigDecimal ratio() {
      return kWh.divide(work, DIGITS, RoundingMode.HALF_UP);
    }
  }

  /**
   * Compares a day with the days before. The state is unknown where nothing ran, or fewer than
   * seven days before did.
   *
   * @param now null where the energy is not known
   */
  public static NormalUse of(@Nullable Use now, List<Use> before) {
    List<BigDecimal> ratios =
        before.stream().filter(it -> it.work().signum() > 0).map(Use::ratio).sorted().toList();
    BigDecimal value = now == null || now.work().signum() <= 0 ? null : now.ratio();
    BigDecimal usual = ratios.isEmpty() ? null : median(ratios);
    if (value == null || usual == null || ratios.size() < LEAST_DAYS)
      return new NormalUse(State.UNKNOWN, value, usual, ratios.size());
    BigDecimal beyond = value.subtract(usual);
    boolean isNormal = beyond.abs().compareTo(usual.abs().multiply(TENTH)) <= 0;
    State state = isNormal ? State.NORMAL : beyond.signum() > 0 ? State.HIGH : State.LOW;
    return new NormalUse(state, value, usual, ratios.size());
  }

  private static BigDecimal median(List<BigDecimal> sorted) {
    int n = sorted.size();
    if (n % 2 == 1) return sorted.get(n / 2);
    return sorted
        .get(n / 2 - 1)
        .add(sorted.get(n / 2))
        .divide(BigDecimal.valueOf(2), DIGITS, RoundingMode.HALF_UP);
  }
}
