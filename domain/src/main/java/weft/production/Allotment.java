package weft.production;

import weft.measure.Quantity;
import weft.party.PartyCode;

/** A part of planned output that is meant for one buyer. */
public record Allotment(PartyCode buyer, Quantity quantity) {}
