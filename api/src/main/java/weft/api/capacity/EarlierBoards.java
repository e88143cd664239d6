package weft.api.capacity;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.balance.reading.EarlierMoments;
import weft.api.balance.reading.EarlierMoments.Earlier;
import weft.api.capacity.ComparedWeek.EarlierWeek;
import weft.api.reading.ReadContext;
import weft.calendar.Week;
import weft.capacity.BoardWeek;
import weft.capacity.CapacityBoard;

/**
 * Compares a group's board with an earlier one: before the buyer's last release or order for one of
 * its parts, after the supplier's last statement, or at an instant.
 */
@Component
class EarlierBoards {
  private final GroupReading groups;
  private final GroupLoads loads;
  private final EarlierMoments moments;

  EarlierBoards(GroupReading groups, GroupLoads loads, EarlierMoments moments) {
    this.groups = groups;
    this.loads = loads;
    this.moments = moments;
  }

  /** The board from the current week on. */
  private List<BoardWeek> board(GroupReading.Seen seen, int weeks) {
    var load = loads.of(seen);
    return CapacityBoard.of(
        seen.group().weeks(), load.byWeek(), load.notCounted(), Week.of(seen.today()), weeks);
  }

  /**
   * Returns the weeks with their earlier values.
   *
   * @param reading with which the group was read
   * @param against null for no comparison; see {@link EarlierMoments#of}
   */
  List<ComparedWeek> compared(
      GroupReading.Seen seen, ReadContext reading, int weeks, @Nullable String against) {
    List<BoardWeek> now = board(seen, weeks);
    Earlier then =
        against == null
            ? null
            : moments.of(
                reading,
                against,
                () -> newest(seen),
                () -> OptionalLong.of(seen.group().fromPosition()));
    if (then == null) return alone(now);
    return groups
        .find(then.reading(), seen.group().stream(), seen.today())
        .map(before -> beside(now, then, board(before, weeks)))
        .orElseGet(() -> alone(now));
  }

  private static List<ComparedWeek> alone(List<BoardWeek> now) {
    return now.stream().map(it -> new ComparedWeek(it, null)).toList();
  }

  private static List<ComparedWeek> beside(
      List<BoardWeek> now, Earlier then, List<BoardWeek> earlier) {
    return IntStream.range(0, now.size())
        .mapToObj(i -> new ComparedWeek(now.get(i), EarlierWeek.of(then, earlier.get(i))))
        .toList();
  }

  private OptionalLong newest(GroupReading.Seen seen) {
    return loads.parts(seen).stream()
        .map(it -> moments.newest(seen.reading(), it, "", EarlierMoments.RELEASES))
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .max();
  }
}
