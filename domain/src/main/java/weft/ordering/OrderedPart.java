package weft.ordering;

import weft.interchange.StatedAt;

/** A part that a message orders, and where it names it. */
public record OrderedPart(String number, StatedAt at) {}
