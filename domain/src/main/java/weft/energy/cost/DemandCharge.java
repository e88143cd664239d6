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

  /** The size that is billed, where it does not depend on what was measured; null otherwise. */
  @Nullable BigDecimal agreed() {
    return switch (by) {
      case CONTRACT -> kW;
      case CAPACITY -> kVA;
      case MEASURED -> null;
    };
  }

  /** Whether it names the size that it is calculated by, above zero. */
  public boolean isSized() {
    BigDecimal size = agreed();
    return by == DemandBy.MEASURED || (size != null && size.signum() > 0);
  }
}
