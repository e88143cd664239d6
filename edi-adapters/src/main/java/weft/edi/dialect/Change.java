package weft.edi.dialect;

import org.jspecify.annotations.Nullable;

/**
 * A dialect's change to one segment. This record is the JSON of {@code POST
 * /api/v1/edi/dialects/check}.
 *
 * @param segment counted from UNB = 1; for an added segment, the number of its source
 * @param offset the byte of the interchange at which that segment begins
 * @param before the segment as sent; null if the dialect added it
 * @param after null if the dialect dropped it
 */
public record Change(
    int segment, String tag, long offset, @Nullable String before, @Nullable String after) {}
