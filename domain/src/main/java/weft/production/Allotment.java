package weft.production;

import weft.measure.Quantity;
import weft.party.PartyCode;

/** The part of a planned output that is intended for one buyer. */
public record Allotment(PartyCode buyer, Quantity quantity) {}
