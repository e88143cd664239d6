package weft.scheduling;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.measure.Quantity;
import weft.promise.Promise;
import weft.promise.Reason;

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
