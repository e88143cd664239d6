package weft.manufacturing;

import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * A step of a work order.
 *
 * @param inspection whether goods are inspected in it
 * @param machine the machine to which it is dispatched; null: none is chosen yet
 */
public record RoutingStep(int step, Text names, boolean inspection, @Nullable String machine) {}
