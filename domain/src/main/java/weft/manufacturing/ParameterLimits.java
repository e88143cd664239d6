package weft.manufacturing;

import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * A parameter of a step and its limits. A value on a limit is within it.
 *
 * @param name as the supplier calls it, such as {@code pouring temperature}
 * @param unit of the nominal value and the limits
 * @param nominal null where none is aimed at
 * @param minimum null: unbounded
 * @param maximum null: unbounded
 */
public record ParameterLimits(
    String name,
    String unit,
    @Nullable Quantity nominal,
    @Nullable Quantity minimum,
    @Nullable Quantity maximum) {
  /** Whether a value in this or a comparable unit lies within the limits. */
  boolean admits(Quantity value, String inUnit) {
    return (minimum == null || MeasuringUnit.compare(value, inUnit, minimum, unit) >= 0)
        && (maximum == null || MeasuringUnit.compare(value, inUnit, maximum, unit) <= 0);
  }

  boolean isInOrder() {
    return inOrder(minimum, nominal) && inOrder(nominal, maximum) && inOrder(minimum, maximum);
  }

  private static boolean inOrder(@Nullable Quantity less, @Nullable Quantity more) {
    return less == null || more == null || !less.exceeds(more);
  }
}
