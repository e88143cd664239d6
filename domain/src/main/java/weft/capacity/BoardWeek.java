package weft.capacity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.calendar.Week;
import weft.measure.Quantity;

/**
 * One week of a group's board. What is null is unknown: the week's capacity was not stated, or that
 * of a week since the current one was not, for the sums.
 *
 * @param load by ship week
 * @param state of the week by itself
 * @param cumulativeLoad from the current week to this one; so are the other sums
 * @param cumulativeState of the sums: what is free in an earlier week, from the current one on, may
 *     be made for this one beforehand; nothing is made later than it is to ship
 * @param notCounted what is to ship in the week and is not in its load
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
    /** More load than is planned to be done. */
    BOTTLENECK,
    /** More load than can be done at all. */
    CRITICAL;

    static State of(Quantity load, Quantity actual, Quantity maximum) {
      if (load.exceeds(maximum)) return CRITICAL;
      return load.exceeds(actual) ? BOTTLENECK : OK;
    }
  }
}
