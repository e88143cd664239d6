package weft.history.follow;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;

/**
 * Rows that follow history. A view is a pure function of the events: a replay writes the same rows,
 * whatever the batches were, so it asks no clock and no random.
 */
public interface View {
  /** Stable: its progress is kept under it. */
  String name();

  boolean handles(Object payload);

  /**
   * Every table it writes; it reads no others. None: then it can be neither verified nor rebuilt.
   */
  default List<ViewTable> tables() {
    return List.of();
  }

  /** Events with the same value are written in order; others may go to another segment. */
  default Object sequenceOf(Recorded event) {
    return event.stream();
  }

  /**
   * Writes a batch, in order of position, a few statements per table. Runs in the transaction that
   * moves the view's token, so it happens exactly once; whatever it throws takes both back and the
   * batch comes again.
   *
   * @param batch the events it handles, never empty
   */
  void write(JdbcClient db, List<Recorded> batch);

  /**
   * What writes its rows in a replay into tables that nobody reads meanwhile; one for each writer.
   */
  default LateRows late() {
    return LateRows.none(this);
  }
}
