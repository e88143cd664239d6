package weft.capacity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.calendar.Week;
import weft.measure.Quantity;

/**
 * One week of a capacity group's board. Null means unknown: the week's capacity was not stated, or,
 * for a sum, the capacity of some week since the current one.
 *
 * @param load quantity that ships in the week, in the group's unit
 * @param cumulativeLoad sum from the current week to this one; the other cumulative values likewise
 * @param cumulativeState state of the sums: free capacity of an earlier week, from the current one
 *     on, can be used to produce ahead; nothing can be produced after its ship week
 * @param notCounted quantities that ship in the week but are not part of its load
 */
public record BoardWeek(
    Week week,
    Quantity load,
    @Nullable Quantity actual,
    @Nullable Quantity agreed,
    @Nullable Quantity maximum,
    @Nullable State state,
    Quantity cumulativeLoad,
    @Nullable Quantity cumulativeActual,
    @Nullable Quantity cumulativeMaximum,
    @Nullable State cumulativeState,
    List<NotLoaded> notCounted) {
  public enum State {
    OK,
    /** The load exceeds the planned capacity. */
    BOTTLENECK,
    /** The load exceeds the maximum capacity. */
    CRITICAL;

    static State of(Quantity load, Quantity actual, Quantity maximum) {
      if (load.exceeds(maximum)) return CRITICAL;
      return load.exceeds(actual) ? BOTTLENECK : OK;
    }
  }
}
