package weft.machine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A shift on one day, in real time.
 *
 * @param day on which it began, to which a night shift belongs
 * @param breaks in order, within the shift
 */
public record ShiftWindow(
    String name, LocalDate day, Instant from, Instant until, List<Span> breaks) {

  /** A stretch of time, without its end. */
  public record Span(Instant from, Instant until) {
    long seconds() {
      return Duration.between(from, until).toSeconds();
    }
  }

  /** The planned busy time of ISO 22400-2: the shift without its breaks. */
  public long plannedBusySeconds() {
    long rest = breaks.stream().mapToLong(Span::seconds).sum();
    return Duration.between(from, until).toSeconds() - rest;
  }
}
