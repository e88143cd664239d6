package weft.inspection;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A result as a person entered it.
 *
 * @param piece the piece's number or serial number
 * @param value a number; null for an attribute
 * @param text of an attribute; null for a number
 * @param instrument the number of the instrument that measured it
 * @param attempt 1 for the first measurement of the piece; null: a repetition of the last attempt
 *     if it is equal, otherwise the next one
 */
public record EnteredResult(
    String characteristic,
    String piece,
    @Nullable BigDecimal value,
    @Nullable String text,
    @Nullable String instrument,
    @Nullable Integer attempt) {}
