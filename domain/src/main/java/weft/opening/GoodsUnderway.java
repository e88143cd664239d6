package weft.opening;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * Goods that were in transit when the count began: the supplier's cumulative includes them, the
 * buyer's does not yet.
 *
 * @param arrives the expected day; null where none is stated
 */
public record GoodsUnderway(String deliveryNote, Quantity quantity, @Nullable LocalDate arrives) {}
