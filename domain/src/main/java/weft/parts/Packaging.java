package weft.parts;

import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * In what the part comes.
 *
 * @param kind of package, as the two call it, such as {@code KLT6428}
 * @param quantity in one package, in base units
 */
public record Packaging(@Nullable String kind, @Nullable Quantity quantity) {}
