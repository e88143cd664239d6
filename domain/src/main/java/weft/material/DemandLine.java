package weft.material;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.calendar.Week;
import weft.measure.Quantity;

/** The demand of a day or a week; exactly one of the two is set. */
public record DemandLine(@Nullable LocalDate date, @Nullable Week week, Quantity quantity) {
  public LocalDate first() {
    return week == null ? requireNonNull(date) : week.monday();
  }

  public LocalDate last() {
    return week == null ? requireNonNull(date) : week.sunday();
  }

  /** Whether any of its days is in the horizon. */
  public boolean overlaps(LocalDate from, LocalDate until) {
    return !last().isBefore(from) && !first().isAfter(until);
  }
}
