package weft.edi.outbox;

import java.nio.charset.Charset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import weft.json.Json;
import weft.language.Text;
import weft.party.PartnerCharset;
import weft.party.PartyScope;

/**
 * Reads outgoing interchanges. A party sees those that it sends or receives, operator and auditor
 * see all. Call with the connection of a party's read.
 */
public final class Outgoing {
  private static final JsonMapper JSON = Json.mapper();
  private static final String COLUMNS =
      "id, outbox_no, sender, receiver, reference, created_at, octet_length(bytes) as size, test,"
          + " state, attempts, next_attempt_at, delivered_at, last_error_en, last_error_zh,"
          + " in_answer_to, message_type, message_release, acknowledge_hours, acknowledged,"
          + " acknowledged_at, acknowledged_by, acknowledgement_told, channel";

  /** All standings of an interchange: the state of its delivery, or the partner's answer. */
  public static final Set<String> STANDINGS =
      Set.of(
          "waiting",
          "sent",
          "delivered",
          "failed",
          "dead",
          "unwritten",
          "acknowledged",
          "rejected");

  /** The partner's acknowledgement or rejection takes precedence over the state of delivery. */
  private static final String STANDING =
      "case when acknowledged in ('acknowledged', 'rejected') then acknowledged else state end";

  private Outgoing() {}

  /**
   * A filter for the list; null fields do not restrict it.
   *
   * @param standing the partner's answer if it is {@code acknowledged} or {@code rejected}, else
   *     the state of delivery
   * @param partner the sender or the receiver
   * @param type a prefix of the message type
   * @param reference a part of the control reference
   * @param since the first day on which it was written, in UTC
   * @param until the last day
   * @param inAnswerTo the interchange that it answers
   * @param inAnswerToOneOf interchanges, one of which it answers
   */
  public record Filter(
      @Nullable String standing,
      @Nullable String partner,
      @Nullable String type,
      @Nullable String reference,
      @Nullable LocalDate since,
      @Nullable LocalDate until,
      @Nullable String inAnswerTo,
      @Nullable List<String> inAnswerToOneOf) {
    public static final Filter ALL = new Filter(null, null, null, null, null, null, null, null);
  }

  /**
   * A page of the list, newest first.
   *
   * @param before the number of the last row seen; {@link Long#MAX_VALUE} for the first page
   */
  public static List<OutgoingRow> list(
      JdbcClient db, PartyScope scope, Filter filter, long before, int limit) {
    Map<String, Object> params = new HashMap<>(Map.of("before", before));
    String where = visible(scope, params) + " and outbox_no < :before" + narrow(filter, params);
    return query(db, where + " order by outbox_no desc limit " + limit, params);
  }

  /** The number of interchanges by standing, among the newest ones. */
  public static Map<String, Integer> counts(
      JdbcClient db, PartyScope scope, Filter filter, int newest) {
    Map<String, Object> params = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    db.sql(
            """
            select %s as standing, count(*) as n
            from (select * from outbox where %s order by outbox_no desc limit %d) o
            where true%s group by 1\
            """
                .formatted(STANDING, visible(scope, params), newest, narrow(filter, params)))
        .params(params)
        .query((row, _) -> counts.put(row.getString("standing"), row.getInt("n")))
        .list();
    return counts;
  }

  private static String narrow(Filter filter, Map<String, Object> params) {
    StringBuilder where = new StringBuilder();
    and(where, params, STANDING + " = :standing", "standing", filter.standing());
    and(where, params, ":partner in (sender, receiver)", "partner", filter.partner());
    and(where, params, "starts_with(message_type, :type)", "type", filter.type());
    and(
        where,
        params,
        "strpos(lower(reference), lower(:reference)) > 0",
        "reference",
        filter.reference());
    and(
        where,
        params,
        "created_at >= cast(:since as date)::timestamp at time zone 'UTC'",
        "since",
        filter.since());
    and(
        where,
        params,
        "created_at < (cast(:until as date) + 1)::timestamp at time zone 'UTC'",
        "until",
        filter.until());
    and(where, params, "in_answer_to = :answered", "answered", filter.inAnswerTo());
    List<String> oneOf = filter.inAnswerToOneOf();
    and(
        where,
        params,
        "in_answer_to = any(:oneOf)",
        "oneOf",
        oneOf == null ? null : oneOf.toArray(String[]::new));
    return where.toString();
  }

  private static void and(
      StringBuilder where,
      Map<String, Object> params,
      String condition,
      String name,
      @Nullable Object value) {
    if (value == null) return;
    where.append(" and ").append(condition);
    params.put(name, value);
  }

  public static Optional<OutgoingRow> find(JdbcClient db, PartyScope scope, UUID id) {
    Map<String, Object> params = new HashMap<>(Map.of("id", id));
    return query(db, visible(scope, params) + " and id = :id", params).stream().findFirst();
  }

  /**
   * The bytes of an interchange as delivered.
   *
   * @param charset the charset of the bytes; null for its syntax's
   */
  @SuppressWarnings("ArrayRecordComponent") // the array is never compared
  public record Original(byte[] bytes, @Nullable Charset charset) {}

  public static Optional<Original> original(JdbcClient db, PartyScope scope, UUID id) {
    Map<String, Object> params = new HashMap<>(Map.of("id", id));
    return db.sql(
            "select bytes, charset from outbox where " + visible(scope, params) + " and id = :id")
        .params(params)
        .query((row, _) -> new Original(row.getBytes("bytes"), charset(row.getString("charset"))))
        .optional();
  }

  /** The number of bytes; 0 if there is no such interchange. */
  public static long size(JdbcClient db, PartyScope scope, UUID id) {
    Map<String, Object> params = new HashMap<>(Map.of("id", id));
    return db.sql(
            "select coalesce(sum(octet_length(bytes)), 0) from outbox where "
                + visible(scope, params)
                + " and id = :id")
        .params(params)
        .query(Long.class)
        .single();
  }

  /** For each interchange that passes messages on, the values of those messages that it lacks. */
  public static Map<UUID, List<LostStatement>> lost(
      JdbcClient db, PartyScope scope, Collection<UUID> interchanges) {
    Map<String, Object> params = new HashMap<>();
    params.put("ids", interchanges.toArray(UUID[]::new));
    Map<UUID, List<LostStatement>> lost = new HashMap<>();
    db.sql(
            "select id, lost::text as lost from outbox where "
                + visible(scope, params)
                + " and id = any(:ids) and lost is not null")
        .params(params)
        .query(
            (row, _) ->
                lost.put(
                    row.getObject("id", UUID.class),
                    JSON.readValue(
                        row.getString("lost"), new TypeReference<List<LostStatement>>() {})))
        .list();
    return lost;
  }

  private static @Nullable Charset charset(@Nullable String name) {
    return name == null ? null : PartnerCharset.agreed(name);
  }

  /** The CONTRL that answers an interchange. */
  public static Optional<byte[]> acknowledgementOf(
      JdbcClient db, PartyScope scope, String interchange) {
    Map<String, Object> params = new HashMap<>(Map.of("cause", Causes.contrl(interchange)));
    return db.sql(
            "select bytes from outbox where " + visible(scope, params) + " and cause = :cause")
        .params(params)
        .query(byte[].class)
        .optional();
  }

  /** Returns the interchanges that have a CONTRL, among the given ones. */
  public static Set<String> acknowledged(
      JdbcClient db, PartyScope scope, Collection<String> interchanges) {
    Map<String, Object> params = new HashMap<>();
    params.put("causes", interchanges.stream().map(Causes::contrl).toArray(String[]::new));
    Set<String> answered = new HashSet<>();
    db.sql("select cause from outbox where " + visible(scope, params) + " and cause = any(:causes)")
        .params(params)
        .query((row, _) -> answered.add(row.getString("cause")))
        .list();
    return interchanges.stream()
        .filter(it -> answered.contains(Causes.contrl(it)))
        .collect(Collectors.toSet());
  }

  static String visible(PartyScope scope, Map<String, Object> params) {
    return switch (scope.role()) {
      case AUDITOR, OPERATOR -> "true";
      case BUYER, SUPPLIER, VIEWER -> {
        params.put("party", scope.party().value());
        yield ":party in (sender, receiver)";
      }
    };
  }

  private static List<OutgoingRow> query(JdbcClient db, String where, Map<String, Object> params) {
    return db.sql("select " + COLUMNS + " from outbox where " + where)
        .params(params)
        .query(Outgoing::row)
        .list();
  }

  private static OutgoingRow row(ResultSet row, int number) throws SQLException {
    String en = row.getString("last_error_en");
    var message =
        new OutgoingRow.Message(
            row.getString("message_type"), row.getString("message_release"), "1", null, List.of());
    return new OutgoingRow(
        row.getObject("id", UUID.class),
        row.getLong("outbox_no"),
        "out",
        row.getString("sender"),
        row.getString("receiver"),
        row.getString("reference"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        Objects.requireNonNullElse(row.getString("channel"), "folder"),
        row.getInt("size"),
        row.getBoolean("test"),
        row.getString("state"),
        row.getInt("attempts"),
        instant(row, "next_attempt_at"),
        instant(row, "delivered_at"),
        en == null ? null : new Text(en, row.getString("last_error_zh")),
        row.getString("in_answer_to"),
        List.of(message),
        acknowledged(row));
  }

  private static OutgoingRow.@Nullable Acknowledgement acknowledged(ResultSet row)
      throws SQLException {
    String state = row.getString("acknowledged");
    int hours = row.getInt("acknowledge_hours");
    if (state == null && hours == 0) return null;
    String told = row.getString("acknowledgement_told");
    return new OutgoingRow.Acknowledgement(
        state == null ? "outstanding" : state,
        hours,
        instant(row, "acknowledged_at"),
        row.getString("acknowledged_by"),
        told == null
            ? List.of()
            : JSON.readValue(told, new TypeReference<List<PartnerFault>>() {}));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
