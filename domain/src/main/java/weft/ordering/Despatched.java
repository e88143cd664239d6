package weft.ordering;

import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * What a despatch advice says was sent of an order.
 *
 * @param line the order's number for it, where the advice names it
 * @param part the buyer's number, else the supplier's; null where it names none
 * @param unit null where it states none: the ordered one
 * @param segment of the advice, counted in its interchange from the first = 1
 */
public record Despatched(
    @Nullable String line,
    @Nullable String part,
    Quantity quantity,
    @Nullable String unit,
    int segment) {}
