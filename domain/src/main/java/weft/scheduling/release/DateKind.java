package weft.scheduling.release;

/**
 * Whether dates are days of arrival (EDIFACT DTM 2) or of despatch (DTM 10); transit time and both
 * calendars lie between.
 */
public enum DateKind {
  DELIVERY,
  SHIP
}
