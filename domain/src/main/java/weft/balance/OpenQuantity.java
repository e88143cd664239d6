package weft.balance;

import java.util.ArrayList;
import java.util.List;
import weft.measure.Quantity;

/**
 * What is still to come of lines that name more than that (notes-planning section 1, "Open
 * quantity"). {@link UnderWay} says how much is taken off them.
 */
public final class OpenQuantity {
  private OpenQuantity() {}

  /**
   * What is left of each line once that much was taken off the oldest.
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
