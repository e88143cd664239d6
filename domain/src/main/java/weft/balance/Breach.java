package weft.balance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * The first time that stock passes a limit: zero, a minimum, a maximum.
 *
 * @param on its first day
 * @param size by how much at the most until it recovers; positive
 * @param recoversOn the first day within the limit again; null where there is none in the horizon
 */
public record Breach(LocalDate on, Quantity size, @Nullable LocalDate recoversOn) {}
