package weft.edi.outbox;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.interchange.Took;
import weft.party.PartyScope;

/**
 * How much the hub wrote, by day (UTC), receiver, sender and message type. This record is the JSON.
 *
 * @param messages so many, each an interchange; the five after it say how far they have come
 * @param delivered and not rejected by the receiver since
 * @param rejected delivered, and the receiver said that it did not take it
 * @param waiting still to be delivered, or to be receipted
 * @param unwritten could not be written, and is not sent unless it is written again
 * @param dead given up until somebody has it sent again
 * @param acknowledged of those delivered, the receiver said that it took it
 */
public record OutgoingTraffic(
    LocalDate day,
    String receiver,
    String sender,
    String type,
    long messages,
    long delivered,
    long rejected,
    long waiting,
    long unwritten,
    long dead,
    long acknowledged,
    long bytes) {
  /** So many rows at most; the oldest days are left out then. */
  private static final int MOST = 5_000;

  /** The days that are looked at, both included (UTC), and with whom; null: with anybody. */
  public record Asked(LocalDate from, LocalDate until, @Nullable String partner) {}

  /** Newest day first. */
  public static List<OutgoingTraffic> of(JdbcClient db, PartyScope scope, Asked asked) {
    Map<String, Object> params = new HashMap<>();
    return db.sql(
            """
            select (created_at at time zone 'UTC')::date as day, receiver, sender, message_type as type, count(*) as messages,
              count(*) filter (where state = 'delivered' and acknowledged is distinct from 'rejected') as delivered,
              count(*) filter (where state = 'delivered' and acknowledged = 'rejected') as rejected,
              count(*) filter (where state in ('waiting', 'sent', 'failed')) as waiting,
              count(*) filter (where state = 'unwritten') as unwritten,
              count(*) filter (where state = 'dead') as dead,
              count(*) filter (where acknowledged = 'acknowledged') as acknowledged,
              sum(octet_length(bytes)) as bytes
            from outbox
            where %s
            group by 1, 2, 3, 4 order by 1 desc, 2, 3, 4 limit %d
            """
                .formatted(among(scope, asked, params), MOST))
        .params(params)
        .query(
            (row, _) ->
                new OutgoingTraffic(
                    row.getObject("day", LocalDate.class),
                    row.getString("receiver"),
                    row.getString("sender"),
                    row.getString("type"),
                    row.getLong("messages"),
                    row.getLong("delivered"),
                    row.getLong("rejected"),
                    row.getLong("waiting"),
                    row.getLong("unwritten"),
                    row.getLong("dead"),
                    row.getLong("acknowledged"),
                    row.getLong("bytes")))
        .list();
  }

  /**
   * From delivery until the receiver acknowledged or rejected it: by day and receiver, by receiver,
   * and of all.
   */
  public static List<Took> untilAcknowledged(JdbcClient db, PartyScope scope, Asked asked) {
    Map<String, Object> params = new HashMap<>();
    return db.sql(
            """
            select day, receiver, count(*) as n,
              percentile_cont(0.5) within group (order by seconds) as p50, percentile_cont(0.95) within group (order by seconds) as p95
            from (
              select (created_at at time zone 'UTC')::date as day, receiver,
                greatest(0, extract(epoch from acknowledged_at - delivered_at)::float8) as seconds
              from outbox where %s and acknowledged in ('acknowledged', 'rejected')) measured
            where seconds is not null
            group by grouping sets ((day, receiver), (receiver), ())
            having count(*) > 0
            order by day desc nulls first, receiver nulls first limit %d
            """
                .formatted(among(scope, asked, params), MOST))
        .params(params)
        .query(
            (row, _) ->
                new Took(
                    row.getObject("day", LocalDate.class),
                    row.getString("receiver"),
                    row.getLong("n"),
                    row.getDouble("p50"),
                    row.getDouble("p95")))
        .list();
  }

  private static String among(PartyScope scope, Asked asked, Map<String, Object> params) {
    params.put("from", asked.from().atStartOfDay().atOffset(ZoneOffset.UTC));
    params.put("until", asked.until().plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
    String among =
        Outgoing.visible(scope, params) + " and created_at >= :from and created_at < :until";
    if (asked.partner() == null) return among;
    params.put("partner", asked.partner());
    return among + " and :partner in (sender, receiver)";
  }
}
