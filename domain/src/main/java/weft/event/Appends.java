package weft.event;

import java.util.List;

/** Finds events that were recorded in the same append. */
public interface Appends {
  /**
   * Returns the events of the same append that precede this event and follow the previous event of
   * its stream, in order. For the conclusion of a message, these are the effects of the message.
   *
   * @param limit at most this many, the last ones
   */
  List<Recorded> before(Recorded event, int limit);
}
