package weft.parts;

import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * The packaging of a part.
 *
 * @param kind of package, as the partners call it, such as {@code KLT6428}
 * @param quantity in one package, in base units
 */
public record Packaging(@Nullable String kind, @Nullable Quantity quantity) {}
