package weft.edi.expected;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import weft.event.StreamId;
import weft.json.Json;
import weft.language.Text;
import weft.party.PartyScope;

/**
 * Reads alerts. A party sees alerts about interchanges that it sends or receives, the operator sees
 * all, an auditor those that its grants cover. Call with the connection of a party's read.
 */
public final class AlertList {
  /** The kinds of alerts. */
  public static final Set<String> KINDS =
      Set.of(
          Alerts.THEIRS,
          Alerts.OURS,
          "sequence-gap",
          Alerts.REUSED,
          Alerts.REJECTED,
          Alerts.HELD,
          Alerts.CONTRADICTED,
          Alerts.FIRM_CUT,
          Alerts.SET_ASIDE,
          CertificateAlerts.KIND,
          GoodsAlerts.OPENS_AGAIN,
          GoodsAlerts.COUNT_RULED);

  private static final JsonMapper JSON = Json.mapper();

  private AlertList() {}

  /**
   * A filter for the list; null fields do not restrict it.
   *
   * @param open true for alerts that have not ended, false for those that have
   */
  public record Filter(@Nullable Boolean open, @Nullable String kind, @Nullable String partner) {}

  /**
   * A page of the list, newest first.
   *
   * @param before the number of the last row seen; {@link Long#MAX_VALUE} for the first page
   */
  public static List<AlertRow> list(
      JdbcClient db, PartyScope scope, Filter filter, long before, int limit) {
    Map<String, Object> params = new HashMap<>(Map.of("before", before));
    var where = new StringBuilder(visible(scope, params) + " and alert_no < :before");
    if (filter.open() != null)
      where.append(filter.open() ? " and ended_at is null" : " and ended_at is not null");
    if (filter.kind() != null) {
      where.append(" and kind = :kind");
      params.put("kind", filter.kind());
    }
    if (filter.partner() != null) {
      where.append(" and :partner in (sender, receiver)");
      params.put("partner", filter.partner());
    }
    return query(db, where + " order by alert_no desc limit " + limit, params);
  }

  public static Optional<AlertRow> find(JdbcClient db, PartyScope scope, UUID id) {
    Map<String, Object> params = new HashMap<>(Map.of("id", id));
    return query(db, visible(scope, params) + " and id = :id", params).stream().findFirst();
  }

  private static String visible(PartyScope scope, Map<String, Object> params) {
    return switch (scope.role()) {
      case AUDITOR, OPERATOR -> "true";
      case BUYER, SUPPLIER, VIEWER -> {
        params.put("party", scope.party().value());
        yield ":party in (sender, receiver)";
      }
    };
  }

  private static List<AlertRow> query(JdbcClient db, String where, Map<String, Object> params) {
    return db.sql("select * from edi_alert where " + where)
        .params(params)
        .query(AlertList::row)
        .list();
  }

  private static AlertRow row(ResultSet row, int number) throws SQLException {
    String kind = row.getString("kind");
    String sender = row.getString("sender");
    String receiver = row.getString("receiver");
    String reference = row.getString("reference");
    List<String> missing =
        JSON.readValue(row.getString("missing"), new TypeReference<List<String>>() {});
    String reason = row.getString("end_reason_en");
    String about = row.getString("about");
    String own = row.getString("text_en");
    return new AlertRow(
        row.getObject("id", UUID.class),
        row.getLong("alert_no"),
        kind,
        sender,
        receiver,
        row.getString("interchange"),
        about == null ? null : StreamId.toUrl(about),
        reference,
        missing,
        row.getObject("raised_at", OffsetDateTime.class).toInstant(),
        instant(row, "due_at"),
        AlertRow.concern(kind, sender, receiver),
        own == null
            ? AlertRow.sentence(kind, sender, receiver, reference, missing)
            : new Text(own, row.getString("text_zh")),
        instant(row, "ended_at"),
        row.getString("ended_by"),
        row.getString("ended_party"),
        null,
        reason == null ? null : new Text(reason, row.getString("end_reason_zh")),
        row.getString("taken_by"),
        row.getString("taken_party"),
        null,
        instant(row, "taken_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
