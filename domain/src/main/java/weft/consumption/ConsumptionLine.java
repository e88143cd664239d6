package weft.consumption;

import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;

/**
 * The movements of one part and batch between two statements: opening + received - consumed -
 * returned + moved + difference = closing.
 *
 * @param part the holder's number
 * @param ownerPart the owner's number, where both agreed on one
 * @param consumed issued, scrapped, or taken over by the holder; this quantity is billed
 * @param returned sent back to the owner
 * @param moved transferred from or to another site or batch
 * @param difference found by counts and adjustments, less what late movements explain
 */
public record ConsumptionLine(
    String part,
    @Nullable String ownerPart,
    @Nullable String batch,
    String unit,
    Quantity opening,
    Quantity received,
    Quantity consumed,
    Quantity returned,
    Quantity moved,
    Quantity difference,
    Quantity closing) {}
