package weft.inspection;

/** The state of an inspection. */
public enum InspectionState {
  OPEN,
  PASSED,
  FAILED,
  /** A second person decided otherwise; the verdict in force is the second person's. */
  OVERRULED
}
