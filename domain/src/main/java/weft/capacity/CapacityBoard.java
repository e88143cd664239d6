package weft.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.calendar.Week;
import weft.capacity.BoardWeek.State;
import weft.measure.Quantity;

/** Compares load with capacity, week by week and cumulatively (CX-0128). */
public final class CapacityBoard {
  private CapacityBoard() {}

  /**
   * Returns the board from the current week on.
   *
   * @param load by ship week; weeks before the current one are ignored
   * @param notCounted by ship week, the quantities that are not part of the load
   * @param weeks number of weeks on the board
   */
  public static List<BoardWeek> of(
      List<CapacityWeek> capacities,
      Map<Week, Quantity> load,
      Map<Week, List<NotLoaded>> notCounted,
      Week current,
      int weeks) {
    Map<Week, CapacityWeek> stated =
        capacities.stream().collect(Collectors.toMap(CapacityWeek::week, Function.identity()));
    List<BoardWeek> board = new ArrayList<>();
    Quantity sumOfLoad = Quantity.ZERO;
    Sums sums = new Sums(Quantity.ZERO, Quantity.ZERO);
    for (int i = 0; i < weeks; i++) {
      Week week = current.plus(i);
      Quantity loaded = load.getOrDefault(week, Quantity.ZERO);
      CapacityWeek capacity = stated.get(week);
      sumOfLoad = sumOfLoad.plus(loaded);
      sums = sums == null || capacity == null ? null : sums.plus(capacity);
      board.add(
          row(week, loaded, capacity, sumOfLoad, sums, notCounted.getOrDefault(week, List.of())));
    }
    return List.copyOf(board);
  }

  private record Sums(Quantity actual, Quantity maximum) {
    Sums plus(CapacityWeek week) {
      return new Sums(actual.plus(week.actual()), maximum.plus(week.maximum()));
    }
  }

  private static BoardWeek row(
      Week week,
      Quantity load,
      @Nullable CapacityWeek capacity,
      Quantity sumOfLoad,
      @Nullable Sums sums,
      List<NotLoaded> notCounted) {
    return new BoardWeek(
        week,
        load,
        capacity == null ? null : capacity.actual(),
        capacity == null ? null : capacity.agreed(),
        capacity == null ? null : capacity.maximum(),
        capacity == null ? null : State.of(load, capacity.actual(), capacity.maximum()),
        sumOfLoad,
        sums == null ? null : sums.actual(),
        sums == null ? null : sums.maximum(),
        sums == null ? null : State.of(sumOfLoad, sums.actual(), sums.maximum()),
        notCounted);
  }
}
