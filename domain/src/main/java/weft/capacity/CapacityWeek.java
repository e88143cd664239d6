package weft.capacity;

import org.jspecify.annotations.Nullable;
import weft.calendar.Week;
import weft.measure.Quantity;

/**
 * The capacity of a group in one week, in the group's unit. CX-0128 keeps the three apart.
 *
 * @param actual planned capacity, including everything that adds to it or reduces it
 * @param agreed agreed with the buyers; null where nothing was agreed
 * @param maximum the most that could be made available, for example with another shift
 */
public record CapacityWeek(
    Week week, Quantity actual, @Nullable Quantity agreed, Quantity maximum) {}
