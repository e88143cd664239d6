package weft.parts;

/**
 * How the days of supply of a part are counted.
 *
 * @param inspectionCounts whether stock under inspection counts as usable
 */
public record CoverTerms(CoverDays calendar, boolean inspectionCounts) {
  public static final CoverTerms USUAL = new CoverTerms(CoverDays.CALENDAR, false);

  /** The days that count as days of supply: all days, or the working days of the receiving site. */
  public enum CoverDays {
    CALENDAR,
    WORKING
  }
}
