package weft.balance;

import java.time.LocalDate;
import weft.measure.Quantity;

/**
 * A quantity and the day on which it counts.
 *
 * @param overdue whether its own day or span has passed, so that it counts today
 */
public record DatedQuantity(LocalDate on, Quantity quantity, boolean overdue) {}
