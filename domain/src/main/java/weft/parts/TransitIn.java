package weft.parts;

/** The kind of days in which transit is counted. */
public enum TransitIn {
  /** Days on which both sites work. */
  WORKING,
  /** All days; goods still leave and arrive on working days. */
  CALENDAR
}
