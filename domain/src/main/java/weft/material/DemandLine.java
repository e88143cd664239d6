package weft.material;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.calendar.Week;
import weft.measure.Quantity;

/** What is needed on a day or in a week, exactly one of which is said. */
public record DemandLine(@Nullable LocalDate date, @Nullable Week week, Quantity quantity) {
  /** Its first day. */
  public LocalDate first() {
    return week == null ? requireNonNull(date) : week.monday();
  }

  /** Its last day. */
  public LocalDate last() {
    return week == null ? requireNonNull(date) : week.sunday();
  }

  /** Whether any of its days lies in the horizon. */
  public boolean overlaps(LocalDate from, LocalDate until) {
    return !last().isBefore(from) && !first().isAfter(until);
  }
}
