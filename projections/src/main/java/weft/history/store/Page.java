package weft.history.store;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * A gapless piece of history, as messages.
 *
 * @param after the position before the first event
 * @param last the position of the last event; equal to {@code after} if there is none
 * @param bytes of the stored events
 */
record Page(long after, long last, long bytes, List<TrackedEventMessage<?>> messages) {

  boolean isEmpty() {
    return last == after;
  }

  /** The messages after a position within the page. */
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
