package weft.energy;

import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * The owner's description of a meter. A change replaces all of it.
 *
 * @param serial the maker's number; null where it is not stated
 */
public record MeterTerms(@Nullable Text names, @Nullable String serial) {}
