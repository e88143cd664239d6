package weft.edi.reception.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Interchanges that were stored and have not come to their end, and how often that was tried. */
record Attempts(JdbcClient db) {
  /** How often an interchange that fails is tried again; the last time about a day later. */
  static final int MOST = 12;

  /** How often the hub may end in the middle of one; it would end at each start otherwise. */
  static final int MOST_UNENDED = 2;

  /**
   * What still waits for its end.
   *
   * @param bytes how many it has
   */
  record Waiting(UUID id, int bytes) {}

  /**
   * Interchanges that were stored at least so long ago, were not concluded, and are due for a next
   * attempt: a hub stopped in the middle.
   */
  List<Waiting> due(Duration age) {
    return db.sql(
            """
            select id, octet_length(bytes) as size from inbox
            where not concluded and received_at < clock_timestamp() - make_interval(secs => ?)
              and attempts < ? and (next_attempt_at is null or next_attempt_at <= clock_timestamp())
            order by received_at limit 1000
            """)
        .params(age.toMillis() / 1000.0, MOST)
        .query(Attempts::waiting)
        .list();
  }

  private static Waiting waiting(ResultSet row, int number) throws SQLException {
    return new Waiting(row.getObject("id", UUID.class), row.getInt("size"));
  }

  /**
   * Counts before it is tried, so that what ends the hub itself is bounded too. The next attempt is
   * after 2, 4, 8 … at most 240 min.
   */
  int next(UUID id) {
    return db.sql(
            """
            update inbox set attempts = attempts + 1, unended = unended + 1,
                             next_attempt_at = clock_timestamp() + make_interval(mins => least(240, power(2, attempts + 1)::int))
            where id = ? returning attempts
            """)
        .param(id)
        .query(Integer.class)
        .single();
  }

  /** The try came to an end, be it with a failure: the hub is still there. */
  void ended(UUID id) {
    db.sql("update inbox set unended = 0 where id = ?").param(id).update();
  }

  /** Those that are tried no more from now on; {@code Alerts} tells of them. */
  List<Waiting> setAside() {
    return db.sql(
            """
            update inbox set attempts = :most, unended = 0, set_aside_at = clock_timestamp()
            where not concluded
              and (attempts >= :most and set_aside_at is null and unended = 0
                or unended >= :unended and next_attempt_at <= clock_timestamp())
            returning id, octet_length(bytes) as size
            """)
        .param("most", MOST)
        .param("unended", MOST_UNENDED)
        .query(Attempts::waiting)
        .list();
  }
}
