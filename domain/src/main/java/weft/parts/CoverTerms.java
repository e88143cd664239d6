package weft.parts;

/**
 * How cover is counted for a part.
 *
 * @param inspectionCounts whether stock under inspection counts as usable
 */
public record CoverTerms(CoverDays calendar, boolean inspectionCounts) {
  public static final CoverTerms USUAL = new CoverTerms(CoverDays.CALENDAR, false);

  /** Which days count as days of supply: all, or those that the receiving site works. */
  public enum CoverDays {
    CALENDAR,
    WORKING
  }
}
