package weft.balance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * What is still to come of lines that name more than that (notes-planning section 1, "Open
 * quantity"): a despatch counts before the buyer's next release says so, and never twice after.
 */
public final class OpenQuantity {
  private OpenQuantity() {}

  /**
   * How much of a release's lines was delivered or is on its way since. All three cumulatives count
   * from one start, cancelled shipments left out.
   *
   * @param despatched by the supplier so far; null where unknown
   * @param received by the buyer so far; null where unknown
   * @param stated received as the release in force states it; where it states nothing, nothing is
   *     known to be consumed
   */
  public static Quantity consumed(
      @Nullable Quantity despatched, @Nullable Quantity received, @Nullable Quantity stated) {
    if (stated == null) return Quantity.ZERO;
    Quantity reached = larger(despatched, received);
    return reached == null || !reached.exceeds(stated) ? Quantity.ZERO : reached.minus(stated);
  }

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

  private static @Nullable Quantity larger(@Nullable Quantity one, @Nullable Quantity other) {
    if (one == null || other == null) return one == null ? other : one;
    return one.exceeds(other) ? one : other;
  }
}
