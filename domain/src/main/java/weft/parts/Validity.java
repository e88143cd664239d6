package weft.parts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The period in which deliveries under an agreement are planned, both days included. Without either
 * day there is no limit.
 *
 * @param from null where it has no beginning
 * @param until null where it has no end
 */
public record Validity(@Nullable LocalDate from, @Nullable LocalDate until) {
  boolean isEmpty() {
    return from == null && until == null;
  }

  public boolean covers(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
  }
}
