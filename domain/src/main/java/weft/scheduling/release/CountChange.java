package weft.scheduling.release;

/** What a release does to the buyer's count of what it has received. */
public enum CountChange {
  /** It states as much as the release before, or more. */
  GOES_ON,
  /** The buyer counts from another day, or from zero: nothing went back. */
  BEGINS_ANEW,
  /** It states less than the release before: a return, or a mistake that is put right. */
  CORRECTED
}
