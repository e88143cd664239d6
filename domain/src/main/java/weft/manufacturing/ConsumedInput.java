package weft.manufacturing;

import weft.measure.Quantity;
import weft.party.PartyCode;

/**
 * Material that a step consumed.
 *
 * @param part the reporter's own number
 * @param maker of the batch
 * @param makersPart the maker's number of the part, which identifies the batch
 */
public record ConsumedInput(
    String part,
    PartyCode maker,
    String makersPart,
    String batch,
    Quantity quantity,
    String unit) {}
