package weft.manufacturing;

import weft.measure.Quantity;

/** A parameter with which a step was started. */
public record UsedParameter(String name, Quantity value, String unit) {}
