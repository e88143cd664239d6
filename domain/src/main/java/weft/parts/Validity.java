package weft.parts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From which day until which an agreement is meant to be delivered by, both days counted; neither
 * day is no limit.
 *
 * @param from null where it holds since ever
 * @param until null where it holds until further notice
 */
public record Validity(@Nullable LocalDate from, @Nullable LocalDate until) {
  boolean isEmpty() {
    return from == null && until == null;
  }

  public boolean covers(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
  }
}
