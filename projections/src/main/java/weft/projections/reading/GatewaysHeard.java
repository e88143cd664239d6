package weft.projections.reading;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyCode;
import weft.projections.reading.ReadingDoor.Heartbeat;

/** Table {@code machine_gateway}: when a party's gateways last said that they are alive. */
final class GatewaysHeard {
  /** A party's gateways that are kept; the names come from outside. */
  private static final int MOST = 100;

  private final JdbcClient db;
  private final PartyCode owner;

  GatewaysHeard(JdbcClient db, PartyCode owner) {
    this.db = db;
    this.owner = owner;
  }

  /** Keeps the latest heartbeat of each gateway. */
  void hear(List<Heartbeat> heartbeats, Instant now) {
    Map<String, Instant> latest = new TreeMap<>();
    for (Heartbeat it : heartbeats)
      if (!it.at().isAfter(now.plus(ReadingDoor.AHEAD))
          && !it.at().isBefore(now.minus(ReadingDoor.LATE)))
        latest.merge(it.gateway(), it.at(), (one, other) -> one.isAfter(other) ? one : other);
    if (latest.isEmpty()) return;
    String[] names = latest.keySet().toArray(String[]::new);
    String[] moments = latest.values().stream().map(Instant::toString).toArray(String[]::new);
    db.sql(
            """
            insert into machine_gateway as g (owner, gateway, at, received_at)
            select ?, t.gateway, t.at::timestamptz, ? from unnest(?::text[], ?::text[]) as t(gateway, at)
             order by exists (select from machine_gateway k where k.owner = ? and k.gateway = t.gateway) desc, t.gateway
             limit (select greatest(%1$d - count(*), 0) from machine_gateway n where n.owner = ?)
               + (select count(*) from machine_gateway k where k.owner = ? and k.gateway = any(?))
            on conflict (owner, gateway) do update set at = excluded.at, received_at = excluded.received_at where g.at < excluded.at
            """
                .formatted(MOST))
        .param(owner.value())
        .param(ReadingTables.sql(now))
        .param(names)
        .param(moments)
        .param(owner.value())
        .param(owner.value())
        .param(owner.value())
        .param(names)
        .update();
  }
}
