package weft.inspection;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A result with the limits and the verdict at its entry.
 *
 * @param attempt counts the measurements of the piece from 1; a retest is a further attempt
 */
public record InspectedValue(
    String characteristic,
    String piece,
    int attempt,
    @Nullable BigDecimal value,
    @Nullable String text,
    @Nullable String instrument,
    @Nullable BigDecimal minimum,
    @Nullable BigDecimal maximum,
    Conformity verdict) {}
