package weft.edi.expected;

/**
 * The state of a sender's series of control references.
 *
 * @param last the highest number since the series began
 */
record SeriesState(long last) {
  /**
   * A larger jump, up or down, begins a new series; the skipped numbers do not count as missing.
   */
  static final int LEAP = 100;

  /** The effect of one more number. */
  enum Step {
    /** The next one, or the first of a new series. */
    ON,
    /** Numbers between it and the last one are missing. */
    SKIPS,
    /** A missing number that came late, or a repeat. */
    BEHIND
  }

  /**
   * The step to a number. A wrap (9999 to 1) and a restart begin a new series. A reference used
   * before is still refused, unless the partners agreed that references recur.
   */
  Step step(long number) {
    if (number > last) return number - last - 1 == 0 || number - last > LEAP ? Step.ON : Step.SKIPS;
    boolean begins = number <= 1 && last > 1;
    return begins || last - number > LEAP ? Step.ON : Step.BEHIND;
  }
}
