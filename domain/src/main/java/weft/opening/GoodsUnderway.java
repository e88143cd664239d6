package weft.opening;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * Goods that were on their way when the count began: the supplier counts them, the buyer not yet.
 *
 * @param arrives the day by which they are expected; null where nobody says any
 */
public record GoodsUnderway(String deliveryNote, Quantity quantity, @Nullable LocalDate arrives) {}
