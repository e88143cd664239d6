package weft.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one stream: the state its first events made, and the events since.
 *
 * @param state null where all events are here
 * @param folded how many events the state stands for
 */
public record Past(@Nullable Object state, long folded, List<Object> events) {
  public static final Past NONE = new Past(null, 0, List.of());

  /** A stream from its beginning. */
  public static Past whole(List<Object> events) {
    return new Past(null, 0, events);
  }

  /** Events so far, those that the state stands for included. */
  public long version() {
    return folded + events.size();
  }

  /**
   * The state after all of it.
   *
   * @param initial before any event
   */
  public <E, S extends Rules<?, E, S>> S foldedFrom(S initial, Class<E> type) {
    S now = initial;
    if (state != null) {
      @SuppressWarnings("unchecked") // a state is its rules, and of their class
      S kept = (S) initial.getClass().cast(state);
      now = kept;
    }
    for (Object event : events) now = now.evolve(type.cast(event));
    return now;
  }
}
