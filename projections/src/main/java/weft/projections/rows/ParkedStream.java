package weft.projections.rows;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A stream whose rows in some view are behind: an event of it could not be taken in and waits for
 * the operator, with all that follow it. Read in the transaction that reads the rows, it is true of
 * exactly them; each party sees its own streams alone.
 *
 * @param fromPosition the rows show what happened before here
 */
public record ParkedStream(String stream, long fromPosition) {
  private static final int MOST = 100;

  /** The caller's, whatever type they are of; at most 100. */
  public static List<ParkedStream> all(JdbcClient db) {
    return query(db, "stream <> ?", "");
  }

  /** Those of one type, such as {@code DeliverySchedule}, the longest parked first; at most 100. */
  public static List<ParkedStream> ofType(JdbcClient db, String type) {
    return query(db, "split_part(stream, ':', 1) = ?", type);
  }

  /** The stream itself if it is parked, or nothing. */
  public static List<ParkedStream> of(JdbcClient db, String stream) {
    return query(db, "stream = ?", stream);
  }

  private static List<ParkedStream> query(JdbcClient db, String where, String value) {
    return db.sql(
            "select stream, from_position from parked_stream where "
                + where
                + " order by from_position limit "
                + MOST)
        .param(value)
        .query((row, _) -> new ParkedStream(row.getString(1), row.getLong(2)))
        .list();
  }
}
