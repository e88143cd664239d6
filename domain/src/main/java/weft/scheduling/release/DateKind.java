package weft.scheduling.release;

/**
 * Whether dates are days of arrival (EDIFACT DTM 2) or of despatch (DTM 10). They differ by the
 * transit time and both calendars.
 */
public enum DateKind {
  DELIVERY,
  SHIP
}
