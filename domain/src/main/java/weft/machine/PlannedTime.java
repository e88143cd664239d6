package weft.machine;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a site's day: a shift, the time outside of all shifts, or, at a site without shifts,
 * all of the day.
 *
 * @param name the shift's; null for time outside of any shift, and at a site without shifts
 * @param day on which the shift began, to which a night shift belongs
 * @param breaks in order
 * @param planned whether the site plans shifts
 */
public record PlannedTime(
    @Nullable String name,
    LocalDate day,
    Instant from,
    Instant until,
    List<ShiftWindow.Span> breaks,
    boolean planned) {

  /** The stretches of a day, in order. Together, the days cover each moment exactly once. */
  public static List<PlannedTime> of(ShiftPlan plan, LocalDate day, ZoneId zone) {
    Instant begin = day.atStartOfDay(zone).toInstant();
    Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
    if (plan.shifts() == null || plan.shifts().isEmpty())
      return List.of(new PlannedTime(null, day, begin, end, List.of(), false));
    List<PlannedTime> all = new ArrayList<>();
    Instant free = begin;
    for (ShiftWindow it : plan.windows(day.minusDays(1), day, zone)) {
      if (it.day().equals(day))
        all.add(new PlannedTime(it.name(), day, it.from(), it.until(), it.breaks(), true));
      if (it.from().isAfter(free)) all.add(outside(day, free, it.from()));
      if (it.until().isAfter(free)) free = it.until();
    }
    if (free.isBefore(end)) all.add(outside(day, free, end));
    all.sort(Comparator.comparing(PlannedTime::from));
    return List.copyOf(all);
  }

  private static PlannedTime outside(LocalDate day, Instant from, Instant until) {
    return new PlannedTime(null, day, from, until, List.of(), true);
  }

  /** The part of it within a period; null where there is none. */
  public @Nullable PlannedTime within(Instant begin, Instant end) {
    Instant first = from.isBefore(begin) ? begin : from;
    Instant last = until.isAfter(end) ? end : until;
    if (!first.isBefore(last)) return null;
    List<ShiftWindow.Span> rests = new ArrayList<>();
    for (ShiftWindow.Span it : breaks) {
      Instant restFrom = it.from().isBefore(first) ? first : it.from();
      Instant restUntil = it.until().isAfter(last) ? last : it.until();
      if (restFrom.isBefore(restUntil)) rests.add(new ShiftWindow.Span(restFrom, restUntil));
    }
    return new PlannedTime(name, day, first, last, List.copyOf(rests), planned);
  }

  public BigDecimal seconds() {
    return seconds(from, until);
  }

  /** Zero outside of all shifts; null at a site without shifts, where nothing is planned. */
  public @Nullable BigDecimal plannedBusySeconds() {
    if (!planned) return null;
    if (name == null) return BigDecimal.ZERO;
    BigDecimal busy = seconds();
    for (ShiftWindow.Span it : breaks) busy = busy.subtract(seconds(it.from(), it.until()));
    return busy;
  }

  /** Exact to a microsecond. */
  public static BigDecimal seconds(Instant from, Instant until) {
    return BigDecimal.valueOf(Duration.between(from, until).toNanos() / 1000, 6)
        .stripTrailingZeros();
  }
}
