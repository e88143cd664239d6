package weft.api.balance;

import java.time.LocalDate;
import weft.measure.Quantity;

/**
 * A day on which the supplier can ship less than it promised for it.
 *
 * @param on the day on which the goods have to leave
 * @param promised the quantity promised for that day
 * @param possible the quantity that can leave by the new plan
 * @param before the quantity that could leave by the plan in force
 */
public record BrokenPromise(LocalDate on, Quantity promised, Quantity possible, Quantity before) {}
