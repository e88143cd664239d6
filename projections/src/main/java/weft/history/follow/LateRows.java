package weft.history.follow;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;

/**
 * Writes a view's rows where nobody reads them before all are written, as in a replay. An
 * implementation may keep rows in memory until they are final or memory runs short, instead of
 * writing each row and reading it back with every event. In the end the tables hold the rows that
 * {@link View#write} would have left.
 */
public interface LateRows {
  /**
   * Processes a batch, in order of position, and writes some rows. If it throws, its memory is as
   * before the call, and the caller rolls back.
   */
  void take(JdbcClient db, List<Recorded> batch);

  /** The events with rows still to write: the last event of each row, in order of position. */
  List<Recorded> owed();

  /** Writes the rows of some of these events; if it throws, they still have to be written. */
  void settle(JdbcClient db, List<Recorded> owed);

  /** Writes every row at once. */
  static LateRows none(View view) {
    return new LateRows() {
      @Override
      public void take(JdbcClient db, List<Recorded> batch) {
        view.write(db, batch);
      }

      @Override
      public List<Recorded> owed() {
        return List.of();
      }

      @Override
      public void settle(JdbcClient db, List<Recorded> owed) {
        throw new IllegalArgumentException("Nothing is owed");
      }
    };
  }
}
