package weft.history.follow;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;

/**
 * Rows that follow the history. A view is a pure function of the events: a replay writes the same
 * rows whatever the batches were, so a view must use neither a clock nor random numbers.
 */
public interface View {
  /** The stable name under which the view's progress is stored. */
  String name();

  /** The types of the events that may change its rows. The hub wakes the view for no others. */
  Set<Class<?>> events();

  default boolean handles(Object payload) {
    for (var it : events()) if (it.isInstance(payload)) return true;
    return false;
  }

  /**
   * Every table the view writes; it reads no others. Without tables the view can be neither
   * verified nor rebuilt.
   */
  default List<ViewTable> tables() {
    return List.of();
  }

  /** Events with the same value are written in order; others may go to another segment. */
  default Object sequenceOf(Recorded event) {
    return event.stream();
  }

  /**
   * Writes a batch, in order of position, with a few statements per table. It runs in the
   * transaction that moves the view's token, so each batch takes effect exactly once; an exception
   * rolls back both, and the batch comes again.
   *
   * @param batch the events it handles, never empty
   */
  void write(JdbcClient db, List<Recorded> batch);

  /**
   * A writer of the view's rows for a replay into tables that nobody reads meanwhile. Each call
   * makes one for one writer.
   */
  default LateRows late() {
    return LateRows.none(this);
  }
}
