package weft.ordering;

import org.jspecify.annotations.Nullable;

/**
 * The segments that state numbers of a line, where they are others than the line's own; null where
 * they are not, or where it does not state the number.
 *
 * @param quantity what is ordered
 * @param price per unit
 */
public record StatedIn(@Nullable Integer quantity, @Nullable Integer price) {}
