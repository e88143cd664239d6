package weft.projections.interchange;

import static weft.projections.rows.Narrowing.and;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.projections.rows.Moment;
import weft.projections.rows.RowJson;

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

  /** At most {@code limit}, newest first, numbered below a place (Long.MAX_VALUE to begin). */
  public static List<InterchangeRow> list(
      JdbcClient db, PartyScope scope, Filter filter, long before, Moment moment, int limit) {
    Map<String, Object> params = new HashMap<>();
    StringBuilder where = new StringBuilder();
    and(where, params, "i.interchange_no < :before", "before", before);
    narrow(where, params, filter);
    return query(
        db, scope, moment, where + " order by i.interchange_no desc limit " + limit, params);
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

  /** Interchanges that changed after a position, oldest change first; for the live stream. */
  public static List<InterchangeRow> changedSince(
      JdbcClient db, PartyScope scope, long since, int limit) {
    return query(
        db,
        scope,
        Moment.NOW,
        " and i.from_position > :since order by i.from_position limit " + limit,
        new HashMap<>(Map.of("since", since)));
  }

  private static List<InterchangeRow> query(
      JdbcClient db, PartyScope scope, Moment moment, String where, Map<String, Object> params) {
    return from(
            db,
            "select row_to_json(i) as row from %s i where %s"
                    .formatted(moment.of("interchange", COLUMNS), viewed(scope))
                + where,
            scope,
            moment,
            params)
        .query((row, _) -> RowJson.read(row.getString("row"), InterchangeRow.class))
        .list();
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
