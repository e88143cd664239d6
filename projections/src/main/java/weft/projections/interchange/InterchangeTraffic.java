package weft.projections.interchange;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.interchange.StepDurations;
import weft.party.PartyScope;
import weft.projections.rows.Moment;

/**
 * The traffic received by day (UTC), sender and message type. This record is the JSON.
 *
 * @param messages the number of messages; the five counts after it break it down by result
 * @param bytes the size of the interchanges, counted with the first message of each
 */
public record InterchangeTraffic(
    LocalDate day,
    String sender,
    String type,
    long interchanges,
    long messages,
    long applied,
    long kept,
    long rejected,
    long held,
    long contradicted,
    long bytes) {
  /** The most rows; the oldest days are left out beyond that. */
  private static final int MOST = 5_000;

  /** The days, both included (UTC), and the partner; null: any partner. */
  public record Asked(LocalDate from, LocalDate until, @Nullable String partner) {}

  /** Newest day first. */
  public static List<InterchangeTraffic> of(JdbcClient db, PartyScope scope, Asked asked) {
    return db.sql(
            """
            select (i.received_at at time zone 'UTC')::date as day, i.sender, coalesce(m.type, '') as type,
              count(distinct i.id) as interchanges, count(m.place) as messages,
              count(*) filter (where m.outcome = 'applied') as applied,
              count(*) filter (where m.outcome = 'kept') as kept,
              count(*) filter (where m.outcome = 'rejected') as rejected,
              count(*) filter (where m.outcome = 'held') as held,
              count(*) filter (where m.outcome = 'contradicted') as contradicted,
              sum(i.bytes) filter (where m.place = 1 or m.place is null) as bytes
            from interchange i left join interchange_message m on m.viewer = i.viewer and m.id = i.id and m.place > 0
            where %s
            group by 1, 2, 3 order by 1 desc, 2, 3 limit %d
            """
                .formatted(among(scope, asked), MOST))
        .params(params(scope, asked))
        .query(
            (row, _) ->
                new InterchangeTraffic(
                    row.getObject("day", LocalDate.class),
                    row.getString("sender"),
                    row.getString("type"),
                    row.getLong("interchanges"),
                    row.getLong("messages"),
                    row.getLong("applied"),
                    row.getLong("kept"),
                    row.getLong("rejected"),
                    row.getLong("held"),
                    row.getLong("contradicted"),
                    row.getLong("bytes")))
        .list();
  }

  /**
   * Measures the time from an interchange's arrival (the timestamp in its UUID version 7) until its
   * first message was applied: by day and sender, by sender, and in total. Leaves out interchanges
   * that were held first and applied later, by an operator or when the awaited data arrived.
   */
  public static List<StepDurations> untilApplied(JdbcClient db, PartyScope scope, Asked asked) {
    return db.sql(
            """
            select day, sender, count(*) as n,
              percentile_cont(0.5) within group (order by seconds) as p50, percentile_cont(0.95) within group (order by seconds) as p95
            from (
              select (i.received_at at time zone 'UTC')::date as day, i.sender,
                greatest(0, extract(epoch from i.received_at - uuid_extract_timestamp(
                  case when i.id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$' then i.id::uuid end))::float8) as seconds
              from interchange i where %s and i.outcome in ('accepted', 'partly', 'contradicted')
                and not exists (select from interchange_past p
                  where p.viewer = i.viewer and p.interchange_no = i.interchange_no and p.id = i.id and p.outcome in ('rejected', 'held'))) measured
            where seconds is not null
            group by grouping sets ((day, sender), (sender), ())
            having count(*) > 0
            order by day desc nulls first, sender nulls first limit %d
            """
                .formatted(among(scope, asked), MOST))
        .params(params(scope, asked))
        .query(
            (row, _) ->
                new StepDurations(
                    row.getObject("day", LocalDate.class),
                    row.getString("sender"),
                    row.getLong("n"),
                    row.getDouble("p50"),
                    row.getDouble("p95")))
        .list();
  }

  private static String among(PartyScope scope, Asked asked) {
    String among =
        Interchanges.viewed(scope, Moment.NOW)
            + " and i.received_at >= :from and i.received_at < :until";
    return asked.partner() == null
        ? among
        : among
            + " and (:partner in (i.sender, i.receiver) or i.partners @>"
            + " to_jsonb(:partner::text))";
  }

  private static Map<String, Object> params(PartyScope scope, Asked asked) {
    Map<String, Object> params = new HashMap<>();
    params.put("party", scope.party().value());
    params.put("from", asked.from().atStartOfDay().atOffset(ZoneOffset.UTC));
    params.put("until", asked.until().plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
    if (asked.partner() != null) params.put("partner", asked.partner());
    return params;
  }
}
