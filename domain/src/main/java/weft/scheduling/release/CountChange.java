package weft.scheduling.release;

/** The effect of a release on the buyer's cumulative received quantity. */
public enum CountChange {
  /** The release states the same cumulative or more. */
  GOES_ON,
  /** The buyer counts from another day, or from zero; no goods were returned. */
  BEGINS_ANEW,
  /** The release states less than the one before: a return, or a corrected error. */
  CORRECTED,
  /**
   * The release states less than the one before, by just the goods that the buyer reported as sent
   * back. The count goes on.
   */
  RETURNED
}
