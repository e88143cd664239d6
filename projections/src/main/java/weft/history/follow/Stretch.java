package weft.history.follow;

/** A stretch of history after a position, up to another, without an event for one processor. */
record Stretch(long after, long until) {
  static final Stretch NONE = new Stretch(0, 0);

  /** Both as one, where they touch; otherwise the later one. */
  Stretch and(Stretch other) {
    Stretch first = after <= other.after ? this : other;
    Stretch last = until >= other.until ? this : other;
    return last.after <= first.until ? new Stretch(first.after, last.until) : last;
  }

  /** Whether a processor that has come to the position may go on to the end of the stretch. */
  boolean leadsOn(long position) {
    return after <= position && position < until;
  }
}
