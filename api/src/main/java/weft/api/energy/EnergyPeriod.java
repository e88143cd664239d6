package weft.api.energy;

import static java.util.Objects.requireNonNullElse;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import weft.api.problem.Problem;
import weft.calendar.IsoText;
import weft.language.Text;
import weft.machine.reading.EnergyQuarter;

/**
 * A period in a request, from moment to moment or from day to day at the site. It has whole quarter
 * hours, because energy is kept by them; only the present one may be unfinished.
 */
record EnergyPeriod(Instant from, Instant until) {
  private static final Duration DEFAULT = Duration.ofDays(7);
  private static final Duration LONGEST = Duration.ofDays(400);

  /**
   * Reads it, and widens it to the quarter hours that it touches.
   *
   * @param until a day is included
   * @param now the end where none is given
   */
  static EnergyPeriod read(
      @Nullable String from, @Nullable String until, ZoneId zone, Instant now) {
    Instant end = requireNonNullElse(read("until", until, zone, 1), now);
    Instant begin = requireNonNullElse(read("from", from, zone, 0), end.minus(DEFAULT));
    if (!begin.isBefore(end))
      throw Problem.parameter("from", new Text("from lies before until.", "from 应早于 until。"));
    if (Duration.between(begin, end).compareTo(LONGEST) > 0)
      throw Problem.parameter("from", new Text("A period has at most 400 days.", "期间最长 400 天。"));
    return new EnergyPeriod(EnergyQuarter.begin(begin), until == null ? end : widened(end));
  }

  /** The end of the quarter hour in which a period ends. */
  private static Instant widened(Instant end) {
    Instant begin = EnergyQuarter.begin(end);
    return begin.equals(end) ? end : EnergyQuarter.end(begin);
  }

  private static @Nullable Instant read(
      String name, @Nullable String said, ZoneId zone, int daysLater) {
    if (said == null) return null;
    try {
      if (said.contains("T")) return IsoText.moment(said);
      return IsoText.day(said).plusDays(daysLater).atStartOfDay(zone).toInstant();
    } catch (DateTimeException e) {
      throw Problem.parameter(
          name, new Text("A day or a moment (ISO 8601).", "应为日期或时刻（ISO 8601）。"));
    }
  }

  /** The days from the first to the last at the site. */
  static EnergyPeriod days(LocalDate from, LocalDate until, ZoneId zone) {
    return new EnergyPeriod(
        from.atStartOfDay(zone).toInstant(), until.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /** How long it is, until the given moment at the latest. */
  long seconds(Instant now) {
    Instant end = until.isBefore(now) ? until : now;
    return Math.max(0, Duration.between(from, end).toSeconds());
  }
}
