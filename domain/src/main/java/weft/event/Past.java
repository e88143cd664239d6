package weft.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The past of one stream: the state after its first events, and the events since.
 *
 * @param state null where all events are in the list
 * @param folded number of events that the state stands for
 */
public record Past(@Nullable Object state, long folded, List<Object> events) {
  public static final Past NONE = new Past(null, 0, List.of());

  /** A stream read from its beginning. */
  public static Past whole(List<Object> events) {
    return new Past(null, 0, events);
  }

  /** The number of events so far, including those that the state stands for. */
  public long version() {
    return folded + events.size();
  }

  /**
   * Returns the state after all events.
   *
   * @param initial the state before any event
   */
  public <E, S extends Rules<?, E, S>> S foldedFrom(S initial, Class<E> type) {
    S now = initial;
    if (state != null) {
      @SuppressWarnings("unchecked") // the state is an instance of its rules' class
      S kept = (S) initial.getClass().cast(state);
      now = kept;
    }
    for (Object event : events) now = now.evolve(type.cast(event));
    return now;
  }
}
