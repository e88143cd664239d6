package weft.parts;

import java.math.BigDecimal;

/**
 * The number of base units in one unit of another kind: with pieces as the base unit, a box of 12
 * is {@code (BX, 12)}.
 *
 * @param unit UN/ECE Recommendation 20 or 21
 * @param factor base units per unit; above zero, exact
 */
public record Conversion(String unit, BigDecimal factor) {
  public Conversion {
    factor = factor.signum() == 0 ? BigDecimal.ZERO : factor.stripTrailingZeros();
    if (factor.scale() < 0) factor = factor.setScale(0);
  }
}
