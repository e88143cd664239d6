package weft.capacity;

import org.jspecify.annotations.Nullable;
import weft.calendar.Week;
import weft.measure.Quantity;

/**
 * What a group can do in a week, in its unit (CX-0128 keeps the three apart).
 *
 * @param actual planned, with all that adds to it or takes from it
 * @param agreed with the buyers; null where nothing was
 * @param maximum the most that could be had, such as with another shift
 */
public record CapacityWeek(
    Week week, Quantity actual, @Nullable Quantity agreed, Quantity maximum) {}
