package weft.ordering;

import weft.interchange.StatedAt;

/** A part that a message orders, and the place that names it. */
public record OrderedPart(String number, StatedAt at) {}
