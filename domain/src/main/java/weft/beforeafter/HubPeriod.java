package weft.beforeafter;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days of a site on the hub, in parts of 30 days.
 *
 * @param until the last day; after today while the period is not over
 */
public record HubPeriod(LocalDate from, LocalDate until) {
  public static final int DAYS = 90;
  private static final int PART = 30;

  /** The first 90 days. */
  public static HubPeriod first(LocalDate firstDay) {
    return new HubPeriod(firstDay, firstDay.plusDays(DAYS - 1));
  }

  /** The last 90 days, without any of the first; null before those are over. */
  public static @Nullable HubPeriod last(LocalDate firstDay, LocalDate today) {
    LocalDate earliest = firstDay.plusDays(DAYS);
    if (today.isBefore(earliest)) return null;
    LocalDate from = today.minusDays(DAYS - 1);
    return new HubPeriod(from.isBefore(earliest) ? earliest : from, today);
  }

  /** How many of its days have begun. */
  public int begun(LocalDate today) {
    LocalDate last = today.isBefore(until) ? today : until;
    return Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(from, last) + 1));
  }

  /** Its parts that have begun, in order; the last one may be shorter. */
  public List<HubPeriod> parts(LocalDate today) {
    List<HubPeriod> parts = new ArrayList<>();
    LocalDate last = today.isBefore(until) ? today : until;
    for (LocalDate from = this.from; !from.isAfter(last); from = from.plusDays(PART)) {
      LocalDate end = from.plusDays(PART - 1);
      parts.add(new HubPeriod(from, end.isBefore(last) ? end : last));
    }
    return List.copyOf(parts);
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(until);
  }
}
