package weft.edi.sftp;

import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Of several hubs on one database one fetches. The others take over {@link #LEASE} after it has
 * fallen silent; should both fetch one file, the second is answered as a duplicate.
 */
final class FetchingTurn {
  static final Duration LEASE = Duration.ofSeconds(30);

  private final JdbcClient db;
  private final UUID hub = UUID.randomUUID();

  FetchingTurn(JdbcClient db) {
    this.db = db;
  }

  /** Whether it is ours, for {@link #LEASE} from now on. */
  boolean isOurs() {
    return db.sql(
                """
                insert into sftp_fetching (hub, until) values (:hub, clock_timestamp() + make_interval(secs => :lease))
                on conflict (only) do update set hub = excluded.hub, until = excluded.until
                where sftp_fetching.hub = excluded.hub or sftp_fetching.until < clock_timestamp()
                """)
            .param("hub", hub)
            .param("lease", LEASE.toSeconds())
            .update()
        == 1;
  }

  void end() {
    db.sql("delete from sftp_fetching where hub = ?").param(hub).update();
  }
}
