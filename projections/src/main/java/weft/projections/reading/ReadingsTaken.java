package weft.projections.reading;

import java.util.List;

/**
 * The result of each reading of a request.
 *
 * @param taken number of readings that are kept from now on
 * @param repeated number of readings that were kept before
 * @param refused in the order of lines
 */
public record ReadingsTaken(int taken, int repeated, List<RefusedLine> refused) {
  /**
   * A line that was not taken.
   *
   * @param line counted from 1
   * @param code {@code malformed}, {@code unknown-machine}, {@code clock-ahead}, {@code too-old},
   *     {@code counter-fell} or {@code meter-contradicts}
   */
  public record RefusedLine(int line, String code) {}
}
