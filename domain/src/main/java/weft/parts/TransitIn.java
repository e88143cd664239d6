package weft.parts;

/** Which days the transit days of a route are. */
public enum TransitIn {
  /** Days on which both sites work. */
  WORKING,
  /** All days; goods leave and arrive on working days. */
  CALENDAR
}
