package weft.party;

import static java.util.Objects.requireNonNullElse;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a message says that is taken as it stands, and noted since it is hardly meant.
 *
 * @param pastDays how far before the message a day may lie; usual: {@value #PAST_DAYS}
 * @param aheadDays how far behind it; usual: {@value #AHEAD_DAYS}
 * @param wholePieces whether fractions of pieces are noted; usual: they are
 * @param knownSites whether a ship-to is noted that is no site of the buyer's here, and of a
 *     despatch a place it left that is none of the supplier's; usual: it is
 */
public record Plausibility(
    @Nullable Integer pastDays,
    @Nullable Integer aheadDays,
    @Nullable Boolean wholePieces,
    @Nullable Boolean knownSites) {
  public static final Plausibility USUAL = new Plausibility(null, null, null, null);

  private static final int PAST_DAYS = 730;
  private static final int AHEAD_DAYS = 1_825;

  /** Whether a day is further from that of the message than is plausible. */
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
