package weft.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.calendar.Week;
import weft.capacity.BoardWeek.State;
import weft.measure.Quantity;

/** Load and capacity by week, and their sums from the current week on. */
class CapacityBoardTest {
  private static final Week NOW = Week.parse("2026-W51");

  @Test
  void a_week_is_ok_up_to_its_actual_capacity_and_critical_beyond_its_maximum() {
    assertThat(states(100, 101, 120, 121)).isEqualTo("ok bottleneck bottleneck critical");
  }

  @Test
  void a_week_stands_for_itself_whatever_is_free_before_it() {
    assertThat(states(0, 0, 121)).isEqualTo("ok ok critical");
  }

  @Test
  void what_is_free_before_may_be_made_beforehand() {
    assertThat(sums(0, 110, 121)).isEqualTo("0/100/120 110/200/240 231/300/360");
    assertThat(sumStates(0, 110, 121)).isEqualTo("ok ok ok");
  }

  @Test
  void what_is_free_afterwards_makes_no_earlier_week_good() {
    assertThat(sumStates(121, 0, 0)).isEqualTo("critical ok ok");
    assertThat(sumStates(110, 100, 110)).isEqualTo("bottleneck bottleneck bottleneck");
  }

  @Test
  void the_sums_begin_with_the_current_week_whatever_was_before() {
    Map<Week, Quantity> load = Map.of(NOW.plus(-1), Quantity.of(999), NOW, Quantity.of(10));
    assertThat(CapacityBoard.of(capacities(-5, 3), load, Map.of(), NOW, 1))
        .containsExactly(
            new BoardWeek(
                NOW,
                Quantity.of(10),
                Quantity.of(100),
                Quantity.of(110),
                Quantity.of(120),
                State.OK,
                Quantity.of(10),
                Quantity.of(100),
                Quantity.of(120),
                State.OK,
                List.of()));
  }

  @Test
  void a_week_without_capacity_is_unknown_and_so_are_the_sums_from_it_on() {
    var capacities = new ArrayList<>(capacities(0, 4));
    capacities.remove(1);
    List<BoardWeek> board =
        CapacityBoard.of(capacities, Map.of(NOW.plus(1), Quantity.of(7)), Map.of(), NOW, 4);
    assertThat(board.stream().map(BoardWeek::state).toList())
        .containsExactly(State.OK, null, State.OK, State.OK);
    assertThat(board.stream().map(BoardWeek::cumulativeState).toList())
        .containsExactly(State.OK, null, null, null);
    assertThat(board.stream().map(BoardWeek::cumulativeActual).toList())
        .containsExactly(Quantity.of(100), null, null, null);
    assertThat(board.getLast().cumulativeLoad()).isEqualTo(Quantity.of(7));
  }

  @Test
  void a_board_goes_over_new_year_and_through_a_53rd_week() {
    assertThat(
            CapacityBoard.of(List.of(), Map.of(), Map.of(), NOW, 4).stream()
                .map(it -> it.week() + ""))
        .containsExactly("2026-W51", "2026-W52", "2026-W53", "2027-W01");
  }

  private static String states(long... load) {
    return String.join(" ", board(load).stream().map(it -> text(it.state())).toList());
  }

  private static String sumStates(long... load) {
    return String.join(" ", board(load).stream().map(it -> text(it.cumulativeState())).toList());
  }

  private static String sums(long... load) {
    return String.join(
        " ",
        board(load).stream()
            .map(
                it ->
                    it.cumulativeLoad()
                        + "/"
                        + it.cumulativeActual()
                        + "/"
                        + it.cumulativeMaximum())
            .toList());
  }

  private static String text(@Nullable State state) {
    return switch (state) {
      case null -> "unknown";
      case OK -> "ok";
      case BOTTLENECK -> "bottleneck";
      case CRITICAL -> "critical";
    };
  }

  private static List<BoardWeek> board(long... load) {
    Map<Week, Quantity> byWeek = new HashMap<>();
    for (int i = 0; i < load.length; i++) byWeek.put(NOW.plus(i), Quantity.of(load[i]));
    return CapacityBoard.of(capacities(0, load.length), byWeek, Map.of(), NOW, load.length);
  }

  /** 100 planned, 120 at most, 110 agreed. */
  private static List<CapacityWeek> capacities(int from, int until) {
    List<CapacityWeek> weeks = new ArrayList<>();
    for (int i = from; i < until; i++)
      weeks.add(
          new CapacityWeek(NOW.plus(i), Quantity.of(100), Quantity.of(110), Quantity.of(120)));
    return weeks;
  }
}
