package weft.projections.interchange;

import static weft.projections.rows.ListFilter.and;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.interchange.Fault;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;
import weft.party.PartyScope;
import weft.projections.rows.Columns;
import weft.projections.rows.Moment;
import weft.projections.rows.RecordRows;
import weft.projections.rows.RowsWithin;

/**
 * Reads interchanges as one viewer may see them. The operator sees each as its sender does, an
 * auditor as a party that granted it a look.
 */
public final class Interchanges {
  /** A list and the feed omit the messages of an interchange that has more than this. */
  private static final int LISTED = 100;

  private static final RecordRows<InterchangeRow> ROWS = RecordRows.of(InterchangeRow.class);
  private static final RecordRows<InterchangeMessageRow> MESSAGES =
      RecordRows.of(InterchangeMessageRow.class);
  private static final String COLUMNS = Columns.of(InterchangeRow.class).names();
  private static final String MESSAGE_COLUMNS = Columns.of(InterchangeMessageRow.class).names();
  private static final String MESSAGES_OF_IT =
      "m.viewer = i.viewer and m.id = i.id and m.place > 0";

  /** Days are those of UTC, as in statistics. */
  private static final String FROM = "cast(:since as date)::timestamp at time zone 'UTC'";

  private static final String UNTIL = "(cast(:until as date) + 1)::timestamp at time zone 'UTC'";

  private Interchanges() {}

  /**
   * Narrows a list; a null component does not narrow.
   *
   * @param partner the sender, the receiver, or a party that a message concerns
   * @param type a prefix of a message type in it, such as {@code ORD}
   * @param reference a part of its control reference, ignoring case
   * @param since the first day of reception, in UTC
   * @param until the last one
   * @param ids the ids to choose from
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
   * An entry of a list.
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

    private static final String MESSAGE =
        "jsonb_build_object('type', m.type, 'release', m.release, 'reference', m.reference,"
            + " 'outcome', m.outcome, 'faults', m.error_count, 'notes', m.note_count)";
  }

  /**
   * An interchange that changed.
   *
   * @param messages the result of each; null where there are more than 100
   * @param faults of the envelope
   */
  public record Changed(
      String viewer,
      long interchangeNo,
      String id,
      String owner,
      String sender,
      String receiver,
      String reference,
      Instant receivedAt,
      String channel,
      int bytes,
      boolean test,
      InterchangeOutcome outcome,
      int messageCount,
      @Nullable List<MessageResult> messages,
      List<Fault> faults,
      List<String> partners,
      long fromPosition) {
    private static final RecordRows<Changed> ROWS = RecordRows.of(Changed.class);

    private static final String MESSAGE =
        "jsonb_build_object('type', m.type, 'release', m.release, 'reference', m.reference,"
            + " 'outcome', m.outcome, 'faults', m.faults)";
  }

  /**
   * A message of a listed interchange.
   *
   * @param faults the number that prevent its application
   * @param notes the number that do not, and only inform
   */
  public record ListedMessage(
      String type,
      String release,
      String reference,
      MessageResult.Outcome outcome,
      int faults,
      int notes) {}

  /**
   * Lists interchanges, newest first: at most {@code limit} and {@code bytes}, with numbers below a
   * given one (Long.MAX_VALUE to begin).
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
    narrow(where, params, filter, moment);
    return RowsWithin.read(
        from(
            db,
            """
            select %s from (
              select i.* from %s i where %s%s order by i.interchange_no desc limit %d) i
              cross join lateral (%s) m order by i.interchange_no desc
            """
                .formatted(
                    Listed.ROWS.columns("i").replace("i.listed", "m.messages"),
                    moment.of("interchange", COLUMNS),
                    viewed(scope, moment),
                    where,
                    limit,
                    listed(Listed.MESSAGE, moment)),
            scope,
            moment,
            params),
        Listed.ROWS,
        bytes);
  }

  /** The messages of interchange {@code i}, unless there are too many for a list. */
  private static String listed(String message, Moment moment) {
    return """
    select case when i.message_count <= %d then (
      select coalesce(jsonb_agg(%s order by m.place), '[]') from %s m where %s) end as messages\
    """
        .formatted(
            LISTED, message, moment.of("interchange_message", MESSAGE_COLUMNS), MESSAGES_OF_IT);
  }

  /** The interchanges with these ids, as the reader sees them. */
  public static List<InterchangeRow> ofIds(
      JdbcClient db, PartyScope scope, List<String> ids, Moment moment) {
    return query(
        db,
        scope,
        moment,
        " and i.id = any(:ids) order by i.interchange_no desc",
        new HashMap<>(Map.of("ids", ids.toArray(String[]::new))));
  }

  /**
   * The messages of these interchanges, in the order of the ids and then of their places; an
   * envelope with faults comes before its messages. Returns at most the given number of rows and
   * bytes.
   *
   * @param after the place to continue after; -1 begins with the envelopes
   */
  public static RowsWithin<InterchangeMessageRow> messages(
      JdbcClient db,
      PartyScope scope,
      List<String> ids,
      long after,
      Moment moment,
      int limit,
      long bytes) {
    Map<String, Object> params = new HashMap<>();
    params.put("ids", ids.toArray(String[]::new));
    params.put("after", after);
    return RowsWithin.read(
        from(
            db,
            """
            select %s from unnest(:ids::text[]) with ordinality as asked(id, ordinal)
              join %s i on i.id = asked.id where %s and i.place > :after
            order by asked.ordinal, i.place limit %d
            """
                .formatted(
                    MESSAGES.columns("i"),
                    moment.of("interchange_message", MESSAGE_COLUMNS),
                    viewed(scope, moment),
                    limit),
            scope,
            moment,
            params),
        MESSAGES,
        bytes);
  }

  /** How many messages of one interchange have which reference. */
  public static Map<String, Long> references(
      JdbcClient db, PartyScope scope, String id, Moment moment) {
    Map<String, Long> references = new HashMap<>();
    from(
            db,
            """
            select i.reference, count(*) as n from %s i
            where %s and i.id = :id and i.place > 0 group by i.reference
            """
                .formatted(
                    moment.of("interchange_message", MESSAGE_COLUMNS), viewed(scope, moment)),
            scope,
            moment,
            new HashMap<>(Map.of("id", id)))
        .query((row, _) -> references.put(row.getString("reference"), row.getLong("n")))
        .list();
    return references;
  }

  /** Counts the newest interchanges by outcome in lower case. */
  public static Map<String, Integer> counts(
      JdbcClient db, PartyScope scope, Filter filter, Moment moment, int newest) {
    Map<String, Object> params = new HashMap<>();
    StringBuilder where = new StringBuilder();
    narrow(where, params, filter, moment);
    Map<String, Integer> counts = new HashMap<>();
    from(
            db,
            """
            select i.outcome, count(*) as n
            from (select * from %s i where %s order by i.interchange_no desc limit %d) i
            where true%s group by i.outcome\
            """
                .formatted(moment.of("interchange", COLUMNS), viewed(scope, moment), newest, where),
            scope,
            moment,
            params)
        .query((row, _) -> counts.put(row.getString("outcome"), row.getInt("n")))
        .list();
    return counts;
  }

  private static void narrow(
      StringBuilder where, Map<String, Object> params, Filter filter, Moment moment) {
    // An interchange with one contradictory message among several must be found by that outcome,
    // too.
    and(
        where,
        params,
        "contradicted".equals(filter.outcome())
            ? "(i.outcome = :outcome or i.contradicted_count > 0)"
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
        "exists (select from %s m where %s and starts_with(m.type, :type))"
            .formatted(moment.of("interchange_message", MESSAGE_COLUMNS), MESSAGES_OF_IT),
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
   * Interchanges that changed after a position, oldest change first, within a limit of bytes; for
   * the live stream.
   */
  public static RowsWithin<Changed> changedSince(
      JdbcClient db, PartyScope scope, long since, int limit, long bytes) {
    return RowsWithin.read(
        from(
            db,
            """
            select %s from (
              select i.* from interchange i where %s and i.from_position > :since order by i.from_position limit %d) i
              cross join lateral (%s) m
              left join interchange_message e on e.viewer = i.viewer and e.id = i.id and e.place = 0
            order by i.from_position
            """
                .formatted(
                    Changed.ROWS
                        .columns("i")
                        .replace("i.messages", "m.messages")
                        .replace("i.faults", "coalesce(e.faults, '[]')"),
                    viewed(scope, Moment.NOW),
                    limit,
                    listed(Changed.MESSAGE, Moment.NOW)),
            scope,
            Moment.NOW,
            new HashMap<>(Map.of("since", since))),
        Changed.ROWS,
        bytes);
  }

  private static List<InterchangeRow> query(
      JdbcClient db, PartyScope scope, Moment moment, String where, Map<String, Object> params) {
    return from(
            db,
            "select %s from %s i where %s%s"
                .formatted(
                    ROWS.columns("i"),
                    moment.of("interchange", COLUMNS),
                    viewed(scope, moment),
                    where),
            scope,
            moment,
            params)
        .query(ROWS)
        .list();
  }

  private static JdbcClient.StatementSpec from(
      JdbcClient db, String sql, PartyScope scope, Moment moment, Map<String, Object> params) {
    if (moment.position() != null) params.put("position", moment.position());
    params.put("party", scope.party().value());
    return db.sql(sql).params(params);
  }

  /**
   * Chooses whose row of an interchange or message the reader gets. Row security opens to an
   * auditor the rows of all parties that granted it a look; it gets one of them, the sender's if it
   * can.
   */
  static String viewed(PartyScope scope, Moment moment) {
    return switch (scope.role()) {
      case AUDITOR ->
          "i.viewer = (select b.viewer from %s b where b.id = i.id order by b.viewer = b.owner desc, b.viewer limit 1)"
              .formatted(moment.of("interchange", "id, viewer, owner"));
      case OPERATOR -> "i.viewer = i.owner";
      case BUYER, SUPPLIER, VIEWER -> "i.viewer = :party";
    };
  }
}
