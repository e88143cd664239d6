package weft.projections.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyCode;

/**
 * Table {@code machine_broker}: the hub that has the session at a party's broker, and whether it is
 * connected. The database's clock decides, so hubs need not agree on the time.
 */
public final class BrokerLeases {
  private final JdbcClient db;

  public BrokerLeases(JdbcClient writer) {
    this.db = writer;
  }

  /** Takes or renews the lease; false while another hub has it. */
  public boolean hold(PartyCode owner, String hub, Duration lease) {
    return db.sql(
                """
                insert into machine_broker as b (owner, hub, leased_until)
                values (?, ?, clock_timestamp() + make_interval(secs => ?))
                on conflict (owner) do update set hub = excluded.hub, leased_until = excluded.leased_until
                 where b.hub = excluded.hub or b.leased_until < clock_timestamp()
                """)
            .param(owner.value())
            .param(hub)
            .param(lease.toMillis() / 1000.0)
            .update()
        == 1;
  }

  /** Lets another hub take the lease at once. */
  public void release(PartyCode owner, String hub) {
    db.sql(
            "update machine_broker set leased_until = clock_timestamp() - interval '1 second' where"
                + " owner = ? and hub = ?")
        .param(owner.value())
        .param(hub)
        .update();
  }

  /**
   * Tells the owner whether the broker is reached. The time stays while nothing changes.
   *
   * @param problem why it is away; null while it is connected
   */
  public void tell(PartyCode owner, String hub, boolean connected, @Nullable String problem) {
    db.sql(
            """
            update machine_broker set connected = ?, problem = ?,
              since = case when connected is not distinct from ? and since is not null then since else clock_timestamp() end
             where owner = ? and hub = ?
            """)
        .param(connected)
        .param(problem)
        .param(connected)
        .param(owner.value())
        .param(hub)
        .update();
  }

  /**
   * The broker of a party, as the hubs see it.
   *
   * @param connected null before the first attempt
   * @param since when it was reached, or lost
   * @param problem why it is away, such as {@code unreachable} or {@code not-authorized}
   */
  public record MachineBroker(
      @Nullable Boolean connected, @Nullable Instant since, @Nullable String problem) {
    /** The party's broker; empty where the hub has none configured for it. */
    public static Optional<MachineBroker> of(JdbcClient db, PartyCode owner) {
      return db.sql("select connected, since, problem from machine_broker where owner = ?")
          .param(owner.value())
          .query(
              (row, _) ->
                  new MachineBroker(
                      row.getObject("connected", Boolean.class),
                      ReadingTables.instantOrNull(row, "since"),
                      row.getString("problem")))
          .optional();
    }
  }
}
