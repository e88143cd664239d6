package weft.balance;

import java.util.ArrayList;
import java.util.List;
import weft.measure.Quantity;

/**
 * Computes the open quantities of lines (docs/planning/open-quantity.md, "Open quantity"). {@link
 * UnderWay} computes the quantity to deduct.
 */
public final class OpenQuantity {
  private OpenQuantity() {}

  /**
   * Deducts a quantity from the lines, the oldest first, and returns the rest of each line.
   *
   * @param lines oldest first
   */
  public static List<Quantity> of(List<Quantity> lines, Quantity consumed) {
    Quantity left = consumed;
    List<Quantity> open = new ArrayList<>(lines.size());
    for (Quantity line : lines) {
      Quantity taken = left.exceeds(line) ? line : left;
      left = left.minus(taken);
      open.add(line.minus(taken));
    }
    return open;
  }
}
