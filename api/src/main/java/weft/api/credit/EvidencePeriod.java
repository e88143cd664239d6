package weft.api.credit;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import weft.api.problem.Problem;
import weft.language.Text;

/** Days, both included. */
record EvidencePeriod(LocalDate from, LocalDate until) {
  private static final int DEFAULT_DAYS = 90;
  private static final int MOST_DAYS = 731;

  /** The days asked for; by default the 90 before the day of the moment, in UTC. */
  static EvidencePeriod of(@Nullable LocalDate from, @Nullable LocalDate until, Instant moment) {
    LocalDate last =
        requireNonNullElse(until, LocalDate.ofInstant(moment, ZoneOffset.UTC).minusDays(1));
    LocalDate first = requireNonNullElse(from, last.minusDays(DEFAULT_DAYS - 1));
    if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) >= MOST_DAYS)
      throw Problem.parameter(
          "from",
          new Text(
              "from is a day before until, and two years at most before it.",
              "from 应早于 until，且最多相隔两年。"));
    return new EvidencePeriod(first, last);
  }
}
