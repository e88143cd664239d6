package weft.scheduling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.promise.Promise;
import weft.promise.Reason;
import weft.scheduling.release.ScheduleLine;

/**
 * The supplier's answer to one line.
 *
 * @param asked the line's quantity when it was answered
 * @param promises when how much will come, by date
 * @param reason given whenever less, earlier or later is promised than was asked
 * @param segments of the supplier's message, one for each promise, or where nothing is promised the
 *     one that says that; null where it answered by hand
 */
public record Commitment(
    LocalDate due,
    int ordinal,
    Quantity asked,
    List<Promise> promises,
    @Nullable Reason reason,
    @Nullable List<Integer> segments) {

  public ScheduleLine.Key key() {
    return new ScheduleLine.Key(due, ordinal);
  }

  /**
   * Whether all that was asked will come within the line's bucket: a week's quantity may come on
   * any of its days.
   */
  public boolean isAsAsked(LocalDate lastDay) {
    return promised().equals(asked)
        && promises.stream().noneMatch(it -> it.date().isBefore(due) || it.date().isAfter(lastDay));
  }

  public Quantity promised() {
    return promises.stream().map(Promise::quantity).reduce(Quantity.ZERO, Quantity::plus);
  }

  Commitment because(Reason why) {
    return new Commitment(due, ordinal, asked, promises, why, segments);
  }

  /**
   * The same answer to a line of which less is left, as a call-off took the rest: what was promised
   * first of it.
   */
  Commitment of(ScheduleLine line) {
    List<Promise> kept = new ArrayList<>();
    Quantity left = line.quantity();
    for (Promise it : promises) {
      Quantity taken = it.quantity().exceeds(left) ? left : it.quantity();
      if (!taken.isPositive()) break;
      kept.add(new Promise(it.date(), taken));
      left = left.minus(taken);
    }
    List<Integer> said =
        segments == null || kept.isEmpty() ? segments : segments.subList(0, kept.size());
    var answer = new Commitment(line.due(), line.ordinal(), line.quantity(), kept, null, said);
    return reason == null || answer.isAsAsked(line.lastDay()) ? answer : answer.because(reason);
  }

  /** What will be missing on the last day of the line's bucket; zero or more. */
  public Quantity shortfall(LocalDate lastDay) {
    Quantity inTime =
        promises.stream()
            .filter(it -> !it.date().isAfter(lastDay))
            .map(Promise::quantity)
            .reduce(Quantity.ZERO, Quantity::plus);
    return inTime.exceeds(asked) ? Quantity.ZERO : asked.minus(inTime);
  }
}
