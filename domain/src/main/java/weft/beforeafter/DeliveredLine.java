package weft.beforeafter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * An order line whose whole quantity was sent.
 *
 * @param order the order's stream
 * @param ordered the date of the order
 * @param left the day on which the last of its goods left
 * @param recorded the day on which the hub learned that
 */
public record DeliveredLine(
    String order, String line, LocalDate ordered, LocalDate left, LocalDate recorded) {
  /** Shipments recorded later than this were entered afterwards. */
  private static final int MOST_DAYS_LATE = 31;

  /** The days from the order until its last goods left; 0 if they left before it. */
  public long days() {
    return Math.max(0, ChronoUnit.DAYS.between(ordered, left));
  }

  /** Whether the hub learned of it soon enough for it to count. */
  public boolean isRecordedInTime() {
    return ChronoUnit.DAYS.between(left, recorded) <= MOST_DAYS_LATE;
  }

  /** The mean lead time of the lines that were complete in the period. */
  public static Measured leadTime(List<DeliveredLine> all, HubPeriod period) {
    List<DeliveredLine> here = all.stream().filter(it -> period.contains(it.left)).toList();
    if (here.isEmpty()) return Measured.unknown(Measured.Unknown.NOTHING_DELIVERED);
    List<DeliveredLine> counted = here.stream().filter(DeliveredLine::isRecordedInTime).toList();
    var coverage = Measured.percent(counted.size(), here.size());
    if (counted.isEmpty())
      return Measured.unknown(Measured.Unknown.RECORDED_LATE, coverage, here.size());
    long sum = counted.stream().mapToLong(DeliveredLine::days).sum();
    var mean = Measured.divided(BigDecimal.valueOf(sum), BigDecimal.valueOf(counted.size()), 1);
    return Measured.days(mean, coverage, counted.size());
  }
}
