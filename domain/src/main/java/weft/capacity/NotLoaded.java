package weft.capacity;

import weft.measure.Quantity;

/**
 * What is to ship of a part that loads a group and counts nothing in its load, since nobody agreed
 * on what its unit is in the part's.
 *
 * @param part by the number of who reads it
 */
public record NotLoaded(String part, Quantity quantity, String unit) {}
