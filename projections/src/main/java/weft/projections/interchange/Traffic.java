package weft.projections.interchange;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;

/**
 * How much came in, by day (UTC), sender and message type. This record is the JSON.
 *
 * @param messages so many messages; the four after it say what became of them
 * @param bytes of the interchanges, counted with the first message of each
 */
public record Traffic(
    LocalDate day,
    String sender,
    String type,
    long interchanges,
    long messages,
    long applied,
    long rejected,
    long held,
    long contradicted,
    long bytes) {
  /** So many rows at most; the oldest days are left out then. */
  private static final int MOST = 5_000;

  /** Newest day first, of the days from one to another, both included. */
  public static List<Traffic> between(
      JdbcClient db, PartyScope scope, LocalDate from, LocalDate until) {
    Map<String, Object> params =
        new HashMap<>(
            Map.of(
                "party",
                scope.party().value(),
                "from",
                from.atStartOfDay().atOffset(ZoneOffset.UTC),
                "until",
                until.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC)));
    return db.sql(
            """
            select (i.received_at at time zone 'UTC')::date as day, i.sender, coalesce(m ->> 'type', '') as type,
              count(distinct i.id) as interchanges, count(m) as messages,
              count(*) filter (where m ->> 'outcome' = 'applied') as applied,
              count(*) filter (where m ->> 'outcome' = 'rejected') as rejected,
              count(*) filter (where m ->> 'outcome' = 'held') as held,
              count(*) filter (where m ->> 'outcome' = 'contradicted') as contradicted,
              sum(i.bytes) filter (where place = 1 or place is null) as bytes
            from interchange i left join lateral jsonb_array_elements(i.messages) with ordinality as e(m, place) on true
            where %s and i.received_at >= :from and i.received_at < :until
            group by 1, 2, 3 order by 1 desc, 2, 3 limit %d
            """
                .formatted(Interchanges.viewed(scope), MOST))
        .params(params)
        .query(
            (row, _) ->
                new Traffic(
                    row.getObject("day", LocalDate.class),
                    row.getString("sender"),
                    row.getString("type"),
                    row.getLong("interchanges"),
                    row.getLong("messages"),
                    row.getLong("applied"),
                    row.getLong("rejected"),
                    row.getLong("held"),
                    row.getLong("contradicted"),
                    row.getLong("bytes")))
        .list();
  }
}
