package weft.projections.interchange;

import static weft.projections.rows.Narrowing.and;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;
import weft.party.PartyScope;
import weft.projections.rows.Moment;
import weft.projections.rows.RecordRows;
import weft.projections.rows.RowJson;
import weft.projections.rows.RowsWithin;

/**
 * Reads interchanges as one viewer may see them; the operator and the auditor see each as its
 * sender does.
 */
public final class Interchanges {
  private static final String COLUMNS =
      "viewer, interchange_no, id, owner, sender, receiver, reference, received_at, channel, bytes,"
          + " test, outcome, messages, faults, partners, from_position";

  /** Days are those of UTC, as in statistics. */
  private static final String FROM = "cast(:since as date)::timestamp at time zone 'UTC'";

  private static final String UNTIL = "(cast(:until as date) + 1)::timestamp at time zone 'UTC'";

  private Interchanges() {}

  /**
   * What a list is narrowed to; null does not narrow.
   *
   * @param partner its sender, its receiver, or whom a message of it concerns
   * @param type what the type of a message in it begins with, such as {@code ORD}
   * @param reference a part of its control reference, upper or lower case alike
   * @param since the first day on which it was received, in UTC
   * @param until the last one
   * @param ids those it is one of
   */
  public record Filter(
      @Nullable String outcome,
      @Nullable String partner,
      @Nullable String type,
      @Nullable String reference,
      @Nullable LocalDate since,
      @Nullable LocalDate until,
      @Nullable List<String> ids) {
    public static final Filter NONE = new Filter(null, null, null, null, null, null, null);
  }

  /**
   * One of a list.
   *
   * @param listed its messages; null where there are more than 100
   */
  public record Listed(
      long interchangeNo,
      String id,
      String sender,
      String receiver,
      String reference,
      Instant receivedAt,
      String channel,
      int bytes,
      boolean test,
      InterchangeOutcome outcome,
      List<String> partners,
      int messageCount,
      @Nullable List<ListedMessage> listed) {
    private static final RecordRows<Listed> ROWS = RecordRows.of(Listed.class);
  }

  /**
   * A message of one of a list.
   *
   * @param faults how many forbid to apply it
   * @param notes how many do not, and are only worth knowing
   */
  public record ListedMessage(
      String type,
      String release,
      String reference,
      MessageResult.Outcome outcome,
      int faults,
      int notes) {}

  /**
   * At most {@code limit} and so many bytes, newest first, numbered below a place (Long.MAX_VALUE
   * to begin).
   */
  public static RowsWithin<Listed> list(
      JdbcClient db,
      PartyScope scope,
      Filter filter,
      long before,
      Moment moment,
      int limit,
      long bytes) {
    Map<String, Object> params = new HashMap<>();
    StringBuilder where = new StringBuilder();
    and(where, params, "i.interchange_no < :before", "before", before);
    narrow(where, params, filter);
    where.append(" order by i.interchange_no desc limit ").append(limit);
    return RowsWithin.read(
        from(
            db,
            "select %s from %s i where %s"
                    .formatted(
                        Listed.ROWS.columns("i"),
                        moment.of("interchange", COLUMNS + ", message_count, listed"),
                        viewed(scope))
                + where,
            scope,
            moment,
            params),
        Listed.ROWS,
        bytes);
  }

  /** Those of these ids, as the reader sees them. */
  public static List<InterchangeRow> ofIds(
      JdbcClient db, PartyScope scope, List<String> ids, Moment moment) {
    return query(
        db,
        scope,
        moment,
        " and i.id = any(:ids) order by i.interchange_no desc",
        new HashMap<>(Map.of("ids", ids.toArray(String[]::new))));
  }

  /** How many of the newest interchanges stand where, by outcome in lower case. */
  public static Map<String, Integer> counts(
      JdbcClient db, PartyScope scope, Filter filter, Moment moment, int newest) {
    Map<String, Object> params = new HashMap<>();
    StringBuilder where = new StringBuilder();
    narrow(where, params, filter);
    Map<String, Integer> counts = new HashMap<>();
    from(
            db,
            """
            select i.outcome, count(*) as n
            from (select * from %s i where %s order by i.interchange_no desc limit %d) i
            where true%s group by i.outcome\
            """
                .formatted(moment.of("interchange", COLUMNS), viewed(scope), newest, where),
            scope,
            moment,
            params)
        .query((row, _) -> counts.put(row.getString("outcome"), row.getInt("n")))
        .list();
    return counts;
  }

  private static void narrow(StringBuilder where, Map<String, Object> params, Filter filter) {
    // What contradicts in one of several messages is to be found by that, too.
    and(
        where,
        params,
        "contradicted".equals(filter.outcome())
            ? "(i.outcome = :outcome or i.messages @> '[{\"outcome\": \"contradicted\"}]')"
            : "i.outcome = :outcome",
        "outcome",
        filter.outcome());
    and(
        where,
        params,
        "(:partner in (i.sender, i.receiver) or i.partners @> to_jsonb(:partner::text))",
        "partner",
        filter.partner());
    and(
        where,
        params,
        "exists (select from jsonb_array_elements(i.messages) m where starts_with(m ->> 'type',"
            + " :type))",
        "type",
        filter.type());
    and(
        where,
        params,
        "strpos(lower(i.reference), lower(:reference)) > 0",
        "reference",
        filter.reference());
    and(where, params, "i.received_at >= " + FROM, "since", filter.since());
    and(where, params, "i.received_at < " + UNTIL, "until", filter.until());
    and(where, params, "i.id = any(:ids)", "ids", array(filter.ids()));
  }

  private static String @Nullable [] array(@Nullable List<String> ids) {
    return ids == null ? null : ids.toArray(String[]::new);
  }

  public static Optional<InterchangeRow> find(
      JdbcClient db, PartyScope scope, String id, Moment moment) {
    return query(db, scope, moment, " and i.id = :id", new HashMap<>(Map.of("id", id))).stream()
        .findFirst();
  }

  /**
   * Interchanges that changed after a position, oldest change first, no more than so many bytes of
   * them; for the live stream.
   */
  public static RowsWithin<InterchangeRow> changedSince(
      JdbcClient db, PartyScope scope, long since, int limit, long bytes) {
    return RowsWithin.read(
        rows(
            db,
            scope,
            Moment.NOW,
            " and i.from_position > :since order by i.from_position limit " + limit,
            new HashMap<>(Map.of("since", since))),
        (row, _) -> row(row),
        bytes);
  }

  private static List<InterchangeRow> query(
      JdbcClient db, PartyScope scope, Moment moment, String where, Map<String, Object> params) {
    return rows(db, scope, moment, where, params).query((row, _) -> row(row)).list();
  }

  private static JdbcClient.StatementSpec rows(
      JdbcClient db, PartyScope scope, Moment moment, String where, Map<String, Object> params) {
    return from(
        db,
        "select row_to_json(i) as row from (select %s from %s i where %s%s) i"
            .formatted(COLUMNS, moment.of("interchange", COLUMNS), viewed(scope), where),
        scope,
        moment,
        params);
  }

  private static InterchangeRow row(ResultSet from) throws SQLException {
    return RowJson.read(from.getString("row"), InterchangeRow.class);
  }

  private static JdbcClient.StatementSpec from(
      JdbcClient db, String sql, PartyScope scope, Moment moment, Map<String, Object> params) {
    if (moment.position() != null) params.put("position", moment.position());
    params.put("party", scope.party().value());
    return db.sql(sql).params(params);
  }

  static String viewed(PartyScope scope) {
    return switch (scope.role()) {
      case AUDITOR, OPERATOR -> "i.viewer = i.owner";
      case BUYER, SUPPLIER, VIEWER -> "i.viewer = :party";
    };
  }
}
