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
 * @param asked the line's quantity at the time of the answer
 * @param promises promised quantities by date
 * @param reason required if the promise is less, earlier or later than requested
 * @param segments segments of the supplier's message, one for each promise, or the segment that
 *     states that nothing is promised; null if answered in the portal
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
   * Returns whether the whole quantity will come within the line's bucket. The quantity of a week
   * may come on any of its days.
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
   * Reduces the answer to the rest of a line after a call-off took some of it; the earliest
   * promises stay.
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

  /** Returns the quantity still missing on the last day of the line's bucket; zero or more. */
  public Quantity shortfall(LocalDate lastDay) {
    Quantity inTime =
        promises.stream()
            .filter(it -> !it.date().isAfter(lastDay))
            .map(Promise::quantity)
            .reduce(Quantity.ZERO, Quantity::plus);
    return inTime.exceeds(asked) ? Quantity.ZERO : asked.minus(inTime);
  }
}
