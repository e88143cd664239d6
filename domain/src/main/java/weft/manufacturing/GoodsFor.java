package weft.manufacturing;

import org.jspecify.annotations.Nullable;
import weft.party.PartyCode;

/**
 * The buyer for whom goods are made, and the order or call-off that asks for them.
 *
 * @param order the stream of the purchase order; null for a call-off
 * @param callOff the stream of the delivery schedule; null for an order
 * @param number of the order, or of the schedule's agreement; null for a schedule without one
 * @param line of the order; null for the whole order
 */
public record GoodsFor(
    PartyCode buyer,
    @Nullable String order,
    @Nullable String callOff,
    @Nullable String number,
    @Nullable String line) {}
