package weft.document;

import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * What a line of a receipt advice says came, and what is wrong with it, in the line's unit; null
 * where it says nothing of it.
 *
 * @param came all that came, what was not accepted included
 * @param damaged not accepted for its condition, with what of it goes back or is destroyed
 * @param missing announced and not there
 * @param over there and not announced
 * @param wrong of a part that was not announced
 * @param returned goes back, and {@code destroyed} is not kept either: of what is damaged, over or
 *     wrong
 */
public record ReceivedQuantities(
    Quantity came,
    @Nullable Quantity damaged,
    @Nullable Quantity missing,
    @Nullable Quantity over,
    @Nullable Quantity wrong,
    @Nullable Quantity returned,
    @Nullable Quantity destroyed) {}
