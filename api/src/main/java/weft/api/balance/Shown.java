package weft.api.balance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Body;
import weft.api.asking.BodyParts;
import weft.api.problem.Problem;
import weft.balance.Grain;
import weft.language.Text;
import weft.projections.balance.Balances.Asked;

/** The rows of a balance to show, and the partner to count. */
record Shown(
    @Nullable String partner, @Nullable LocalDate from, @Nullable Integer days, Grain grain) {
  private static final int DAYS = 182;
  static final int MOST_DAYS = 400;

  /** The faults of {@code days} and {@code from} in a body, which has them as fields. */
  static void check(BodyParts read, @Nullable LocalDate from, @Nullable Integer days, Instant now) {
    var _ =
        read.read(
            () -> {
              if (days == null || (days >= 1 && days <= MOST_DAYS)) return days;
              throw Body.faulty(
                  "out-of-range",
                  "/days",
                  new Text("Give 1 to " + MOST_DAYS + " days.", "请填写 1 至 " + MOST_DAYS + " 天。"));
            });
    // The site's today may be a day later than UTC's.
    LocalDate last = now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(MOST_DAYS);
    var _ =
        read.read(
            () -> {
              if (from == null || !from.isAfter(last)) return from;
              throw Body.faulty(
                  "out-of-range",
                  "/from",
                  new Text(
                      "Give a day within " + MOST_DAYS + " days from today.",
                      "请填写自今日起 " + MOST_DAYS + " 天内的日期。"));
            });
  }

  Shown with(String only) {
    return new Shown(only, from, days, grain);
  }

  Asked asked(String part, String site, LocalDate today, Instant now) {
    LocalDate first = from == null || from.isBefore(today) ? today : from;
    if (days != null && (days < 1 || days > MOST_DAYS))
      throw Problem.parameter("days", 1, MOST_DAYS);
    int shown = days == null ? DAYS : days;
    if (first.isAfter(today.plusDays(MOST_DAYS))) throw Problem.parameter("from");
    return new Asked(part, site, partner, today, now, first, first.plusDays(shown - 1L), grain);
  }
}
