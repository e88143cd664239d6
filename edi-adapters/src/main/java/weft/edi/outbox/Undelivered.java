package weft.edi.outbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;

/**
 * How much of ours has not reached a receiver.
 *
 * @param waiting still to be delivered, or to be receipted
 * @param dead given up until somebody has it sent again
 */
public record Undelivered(long waiting, long dead) {
  public static final Undelivered NOTHING = new Undelivered(0, 0);

  /**
   * Of each of these receivers for whom there is any; to be called with the connection of a party's
   * read.
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

  /** How many there are of anybody's, by state; those that could not be written included. */
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
