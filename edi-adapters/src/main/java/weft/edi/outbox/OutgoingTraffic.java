package weft.edi.outbox;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.interchange.StepDurations;
import weft.party.PartyScope;

/**
 * The number of interchanges that the hub wrote, by day (UTC), receiver, sender and message type.
 * This record is the JSON.
 *
 * @param messages all interchanges; the five counts after it add up to it
 * @param delivered delivered and not rejected by the receiver
 * @param rejected delivered and rejected by the receiver
 * @param waiting still to be delivered, or awaiting a receipt
 * @param unwritten could not be written, and not sent unless written again
 * @param dead given up until a user sends it again
 * @param acknowledged acknowledged by the receiver
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
  /** The most rows; beyond it the oldest days are left out. */
  private static final int MOST = 5_000;

  /** A range of days, both included (UTC), and a partner; null for all partners. */
  public record Asked(LocalDate from, LocalDate until, @Nullable String partner) {}

  /** The traffic, newest day first. */
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
   * The time from delivery to the receiver's acknowledgement or rejection: by day and receiver, by
   * receiver, and in total.
   */
  public static List<StepDurations> untilAcknowledged(
      JdbcClient db, PartyScope scope, Asked asked) {
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
                new StepDurations(
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
