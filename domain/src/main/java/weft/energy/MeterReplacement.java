package weft.energy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A meter was replaced, or its register was set anew.
 *
 * @param at the first moment at which the register is the new one
 * @param finalRegister kWh at which the old register ended
 * @param firstRegister kWh at which the new one began
 * @param serial of the new meter; null where it is not stated
 */
public record MeterReplacement(
    Instant at, BigDecimal finalRegister, BigDecimal firstRegister, @Nullable String serial) {

  /**
   * The kWh to add to the present register to continue the count of the first meter; null before
   * the first replacement. The difference of two such sums is the energy between them.
   *
   * @param replacements in order
   */
  public static @Nullable BigDecimal offset(List<MeterReplacement> replacements, Instant at) {
    BigDecimal offset = null;
    for (MeterReplacement it : replacements) {
      if (it.at.isAfter(at)) break;
      BigDecimal step = it.finalRegister.subtract(it.firstRegister);
      offset = offset == null ? step : offset.add(step);
    }
    return offset;
  }
}
