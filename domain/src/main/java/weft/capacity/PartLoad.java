package weft.capacity;

import java.math.BigDecimal;

/**
 * How much of a group's capacity one piece of a part takes.
 *
 * @param part the supplier's own number
 * @param factor in the group's unit per unit of the part, such as 0.25 hours per piece
 */
public record PartLoad(String part, BigDecimal factor) {
  /** Strips trailing zeros, so that equal factors are equal whatever their scale. */
  public PartLoad {
    factor = factor.stripTrailingZeros();
  }
}
