package weft.edi.outbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;

/**
 * The number of interchanges that have not reached a receiver.
 *
 * @param waiting still to be delivered, or awaiting a receipt
 * @param dead given up until a user sends them again
 */
public record Undelivered(long waiting, long dead) {
  public static final Undelivered NOTHING = new Undelivered(0, 0);

  /**
   * The numbers by receiver, without receivers that have none. Call with the connection of a
   * party's read.
   */
  public static Map<String, Undelivered> of(
      JdbcClient db, PartyScope scope, Collection<String> receivers) {
    Map<String, Object> params = new HashMap<>();
    params.put("receivers", receivers.toArray(String[]::new));
    Map<String, Undelivered> standing = new HashMap<>();
    db.sql(
            """
            select receiver, count(*) filter (where state <> 'dead') as waiting, count(*) filter (where state = 'dead') as dead
            from outbox
            where %s and receiver = any(:receivers) and state in ('waiting', 'sent', 'failed', 'dead')
            group by receiver
            """
                .formatted(Outgoing.visible(scope, params)))
        .params(params)
        .query(
            (row, _) ->
                standing.put(
                    row.getString("receiver"),
                    new Undelivered(row.getLong("waiting"), row.getLong("dead"))))
        .list();
    return standing;
  }

  /** The numbers for all receivers by state, including unwritten interchanges. */
  static Map<String, Long> byState(JdbcClient db) {
    Map<String, Long> counts = new HashMap<>();
    db.sql(
            "select state, count(*) from outbox where state in ('waiting', 'sent', 'failed',"
                + " 'dead', 'unwritten') group by state")
        .query((row, _) -> counts.put(row.getString(1), row.getLong(2)))
        .list();
    return counts;
  }
}
