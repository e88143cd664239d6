package weft.edi.expected;

/**
 * How far a sender has come with its control references.
 *
 * @param last the highest number since the series began
 */
record Series(long last) {
  /** A greater leap, either way, is another series: its numbers are not missed. */
  static final int LEAP = 100;

  /** What one more number means. */
  enum Step {
    /** The next one, or the first of a new series. */
    ON,
    /** Some between it and the last were passed over. */
    SKIPS,
    /** One passed over before, or seen before. */
    BEHIND
  }

  /**
   * A wrap (9999 to 1) and a restart begin a new series. What then comes under a reference used
   * before is refused all the same, unless the partners agreed that references recur.
   */
  Step step(long number) {
    if (number > last) return number - last - 1 == 0 || number - last > LEAP ? Step.ON : Step.SKIPS;
    boolean begins = number <= 1 && last > 1;
    return begins || last - number > LEAP ? Step.ON : Step.BEHIND;
  }
}
