package weft.ordering;

import org.jspecify.annotations.Nullable;

/**
 * The segment of the partner's message that says something, so that what is wrong with it is told
 * in its place.
 *
 * @param segment counted in the interchange from its first = 1
 * @param offset the byte at which it begins
 */
public record StatedAt(int segment, String tag, @Nullable String element, long offset) {}
