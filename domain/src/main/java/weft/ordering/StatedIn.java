package weft.ordering;

import org.jspecify.annotations.Nullable;

/**
 * The segments that state a line's numbers, if they are not the line's own segment; null if they
 * are, or if the number is not stated.
 *
 * @param quantity ordered quantity
 * @param price per unit
 */
public record StatedIn(@Nullable Integer quantity, @Nullable Integer price) {}
