package weft.api.balance;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.api.problem.Problem;
import weft.balance.Grain;
import weft.projections.balance.Balances.Asked;

/** The rows of a balance to show, and the partner to count. */
record Shown(
    @Nullable String partner, @Nullable LocalDate from, @Nullable Integer days, Grain grain) {
  private static final int DAYS = 182;
  private static final int MOST_DAYS = 400;

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
