package weft.event;

import java.util.List;

/** Finds what was recorded together. */
public interface Appends {
  /**
   * What stands in the same append before this event and after the last one of its own stream, in
   * order: what a message did before it was concluded.
   *
   * @param limit at most so many, the last ones
   */
  List<Recorded> before(Recorded event, int limit);
}
