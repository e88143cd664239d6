package weft.api.balance;

import java.time.LocalDate;
import weft.measure.Quantity;

/**
 * A day on which less can be shipped than was promised for it.
 *
 * @param on the day on which it has to leave
 * @param promised for that day
 * @param possible so much of it can leave
 * @param before so much could leave by the plan that is in force
 */
public record BrokenPromise(LocalDate on, Quantity promised, Quantity possible, Quantity before) {}
