package weft.projections.batch;

/** Whether a batch may be used, for the reader of the row. */
public enum BatchState {
  USABLE,
  /** The maker or the reader has an open problem. */
  BLOCKED
}
