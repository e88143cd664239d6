package weft.history.follow;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;

/**
 * Writes a view's rows where nobody reads them before all are written, as in a replay: so rows may
 * be kept in memory until they are over or room is needed, instead of being written and read back
 * with each event. In the end the tables hold what {@link View#write} would have left.
 */
public interface LateRows {
  /**
   * Takes in a batch, in order of position, and writes some rows. Where it throws, all is in memory
   * as it was before, and the caller rolls back.
   */
  void take(JdbcClient db, List<Recorded> batch);

  /** The events of which rows are still to be written: of each row the last one, in their order. */
  List<Recorded> owed();

  /** Writes the rows of some of these; where it throws, they are still owed. */
  void settle(JdbcClient db, List<Recorded> owed);

  /** Everything at once. */
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
