package weft.capacity;

import java.math.BigDecimal;

/**
 * How much of a group one piece of a part takes.
 *
 * @param part the supplier's own number
 * @param factor of the group's unit for one of the part's, such as 0.25 h a piece
 */
public record PartLoad(String part, BigDecimal factor) {
  /** Equal factors are equal whatever their scale. */
  public PartLoad {
    factor = factor.stripTrailingZeros();
  }
}
