package weft.capacity;

import weft.measure.Quantity;

/**
 * A quantity of a part that loads a group but is not part of the load, because the partners agreed
 * on no conversion from its unit into the part's unit.
 *
 * @param part the reader's own number for the part
 */
public record NotLoaded(String part, Quantity quantity, String unit) {}
