package weft.edi.reception.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stored interchanges that are not concluded, and their attempts. */
record Attempts(JdbcClient db) {
  /** Bound on the attempts of a failing interchange; the last one comes about a day later. */
  static final int MOST = 12;

  /**
   * Bound on the attempts that end the instance itself, which would otherwise stop at every start.
   */
  static final int MOST_UNENDED = 2;

  /**
   * An unfinished interchange.
   *
   * @param bytes its size
   */
  record Waiting(UUID id, int bytes) {}

  /**
   * Returns unfinished interchanges that are at least {@code age} old and due for an attempt,
   * because an instance stopped while it processed them.
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
   * Counts an attempt before it starts, so that attempts that end the instance are counted, too.
   * The next attempt follows after 2, 4, 8 … at most 240 min.
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

  /** Records that an attempt ended, also by a failure: the instance still runs. */
  void ended(UUID id) {
    db.sql("update inbox set unended = 0 where id = ?").param(id).update();
  }

  /**
   * Sets aside the interchanges that are not tried again, and returns them; {@code Alerts} reports
   * them.
   */
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
