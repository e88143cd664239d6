package weft.energy.cost;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The part of a tariff that depends on power and not on energy.
 *
 * @param kW the agreed demand; needed by {@code contract}
 * @param kVA the capacity; needed by {@code capacity}
 * @param price for one kW or kVA and month
 */
public record DemandCharge(
    DemandBy by, @Nullable BigDecimal kW, @Nullable BigDecimal kVA, BigDecimal price) {

  /** The power billed each month, in kW or kVA; null where the measured power is billed. */
  @Nullable BigDecimal agreed() {
    return switch (by) {
      case CONTRACT -> kW;
      case CAPACITY -> kVA;
      case MEASURED -> null;
    };
  }

  /** Whether it states the power by which it is billed, above zero. */
  public boolean isSized() {
    BigDecimal size = agreed();
    return by == DemandBy.MEASURED || (size != null && size.signum() > 0);
  }
}
