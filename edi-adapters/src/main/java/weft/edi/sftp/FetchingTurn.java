package weft.edi.sftp;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Elects the one hub that fetches if several share a database. Another hub takes over when the
 * lease of a silent one has expired. If two hubs fetch the same file, the second one is answered as
 * a duplicate.
 */
final class FetchingTurn {
  private final JdbcClient db;
  private final Duration lease;
  private final UUID hub = UUID.randomUUID();

  FetchingTurn(JdbcClient db, Duration lease) {
    this.db = db;
    this.lease = lease;
  }

  /** Takes or renews the lease; returns whether this hub holds it. */
  boolean isOurs() {
    return db.sql(
                """
                insert into sftp_fetching (hub, until) values (:hub, clock_timestamp() + make_interval(secs => :lease))
                on conflict (single) do update set hub = excluded.hub, until = excluded.until
                where sftp_fetching.hub = excluded.hub or sftp_fetching.until < clock_timestamp()
                """)
            .param("hub", hub)
            .param("lease", lease.toMillis() / 1000.0)
            .update()
        == 1;
  }

  void end() {
    db.sql("delete from sftp_fetching where hub = ?").param(hub).update();
  }
}
