package weft.projections.inspection;

/** The state of a concession. */
public enum ConcessionState {
  ASKED,
  GRANTED,
  REFUSED
}
