package weft.edi.outbox;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyCode;

/** One attempt to deliver what has been due longest, within the caller's transaction. */
final class Despatch {
  private static final Logger LOG = LoggerFactory.getLogger(Despatch.class);

  private final JdbcClient db;

  Despatch(JdbcClient db) {
    this.db = db;
  }

  private record Due(UUID id, Parcel parcel) {}

  boolean next(Carrier carrier) {
    Due due =
        db.sql(
                """
                select id, receiver, file_name, bytes from outbox
                where next_attempt_at <= clock_timestamp()
                order by next_attempt_at, outbox_no limit 1
                for update skip locked
                """)
            .query(Despatch::due)
            .optional()
            .orElse(null);
    if (due == null) return false;
    try {
      carrier.carry(due.parcel());
      delivered(due.id());
    } catch (IOException e) {
      LOG.warn("{} not delivered to {}", due.parcel().fileName(), due.parcel().receiver(), e);
      failed(due.id());
    }
    return true;
  }

  private static Due due(ResultSet row, int number) throws SQLException {
    return new Due(
        row.getObject("id", UUID.class),
        new Parcel(
            new PartyCode(row.getString("receiver")),
            row.getString("file_name"),
            row.getBytes("bytes")));
  }

  private void delivered(UUID id) {
    db.sql(
            """
            update outbox set state = 'delivered', attempts = attempts + 1, delivered_at = clock_timestamp(),
                              next_attempt_at = null, last_error_en = null, last_error_zh = null
            where id = ?
            """)
        .param(id)
        .update();
  }

  /**
   * Tried again after 1 s, 2 s, 4 s … at most 5 min. The log knows paths; the sentence does not.
   */
  private void failed(UUID id) {
    db.sql(
            """
            update outbox set state = 'failed', attempts = attempts + 1,
                              next_attempt_at = clock_timestamp() + make_interval(secs => least(300, power(2, least(attempts, 9)))),
                              last_error_en = 'The partner''s folder could not be written; it is tried again.',
                              last_error_zh = '无法写入合作伙伴的文件夹，将再次尝试。'
            where id = ?
            """)
        .param(id)
        .update();
  }
}
