package weft.history.store;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * A piece of history without a gap, as messages. Upcasting may have made several messages of one
 * event, or none.
 *
 * @param after the position before the first event
 * @param last the position of the last event; that of {@code after} where there is none
 * @param bytes of the events as they are stored
 */
record Page(long after, long last, long bytes, List<TrackedEventMessage<?>> messages) {

  boolean isEmpty() {
    return last == after;
  }

  /** What of it comes after a position that lies in it. */
  List<TrackedEventMessage<?>> after(long position) {
    if (position <= after) return messages;
    int from = 0;
    int to = messages.size();
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (HistoryEngine.positionOf(messages.get(middle).trackingToken()) <= position)
        from = middle + 1;
      else to = middle;
    }
    return messages.subList(from, messages.size());
  }
}
