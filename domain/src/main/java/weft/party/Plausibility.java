package weft.party;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Limits beyond which the hub notes a value as implausible; it still takes the value as stated.
 *
 * @param pastDays how many days before the message a day may lie; default: {@value #PAST_DAYS}
 * @param aheadDays how many days after it; default: {@value #AHEAD_DAYS}
 * @param wholePieces whether fractions of pieces are noted; default: they are
 * @param knownSites whether a ship-to is noted that is not one of the buyer's registered sites, and
 *     for a despatch an origin that is not one of the supplier's; default: it is
 */
public record Plausibility(
    @Nullable Integer pastDays,
    @Nullable Integer aheadDays,
    @Nullable Boolean wholePieces,
    @Nullable Boolean knownSites) {
  public static final Plausibility USUAL = new Plausibility(null, null, null, null);

  private static final int PAST_DAYS = 730;
  private static final int AHEAD_DAYS = 1_825;

  /** Whether a day is further from the message's day than is plausible. */
  public boolean isFar(LocalDate day, LocalDate from) {
    return day.isBefore(from.minusDays(requireNonNullElse(pastDays, PAST_DAYS)))
        || day.isAfter(from.plusDays(requireNonNullElse(aheadDays, AHEAD_DAYS)));
  }

  public boolean notesFractions() {
    return !Boolean.FALSE.equals(wholePieces);
  }

  public boolean notesUnknownSites() {
    return !Boolean.FALSE.equals(knownSites);
  }
}
