package weft.edi.dialect;

import org.jspecify.annotations.Nullable;

/**
 * What a dialect made of one segment. This record is the JSON of {@code POST
 * /api/v1/edi/dialects/check}.
 *
 * @param segment counted from UNB = 1; of an added segment, the one it was taken from
 * @param offset the byte of the interchange at which that segment begins
 * @param before as it was sent; null where the dialect added it
 * @param after null where the dialect leaves it out
 */
public record Change(
    int segment, String tag, long offset, @Nullable String before, @Nullable String after) {}
