package weft.document;

import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * The quantities in a line of a receipt advice, in the line's unit; null where it does not state
 * them.
 *
 * @param came everything that arrived, including goods that were not accepted
 * @param damaged not accepted because of its condition, including damaged goods that are returned
 *     or destroyed
 * @param missing announced but not arrived
 * @param over arrived but not announced
 * @param wrong of a part that was not announced
 * @param returned sent back; {@code destroyed} is not kept either. Both are parts of the damaged,
 *     surplus or wrong goods
 */
public record ReceivedQuantities(
    Quantity came,
    @Nullable Quantity damaged,
    @Nullable Quantity missing,
    @Nullable Quantity over,
    @Nullable Quantity wrong,
    @Nullable Quantity returned,
    @Nullable Quantity destroyed) {}
