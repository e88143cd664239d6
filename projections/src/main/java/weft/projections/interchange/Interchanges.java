package weft.projections.interchange;

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
          + " test, outcome, messages, faults, from_position";

  private Interchanges() {}

  /** At most {@code limit} interchanges, newest first, older than a place. */
  public static List<InterchangeRow> list(
      JdbcClient db,
      PartyScope scope,
      @Nullable String outcome,
      @Nullable String partner,
      @Nullable Long before,
      Moment moment,
      int limit) {
    Map<String, Object> params = new HashMap<>();
    StringBuilder where = new StringBuilder();
    and(where, params, "i.interchange_no < :before", "before", before);
    and(where, params, "i.outcome = :outcome", "outcome", outcome);
    and(where, params, "(i.sender = :partner or i.receiver = :partner)", "partner", partner);
    return query(
        db, scope, moment, where + " order by i.interchange_no desc limit " + limit, params);
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

  private static List<InterchangeRow> query(
      JdbcClient db, PartyScope scope, Moment moment, String where, Map<String, Object> params) {
    if (moment.position() != null) params.put("position", moment.position());
    String viewer =
        switch (scope.role()) {
          case AUDITOR, OPERATOR -> "i.viewer = i.owner";
          case BUYER, SUPPLIER, VIEWER -> "i.viewer = :party";
        };
    params.put("party", scope.party().value());
    return db.sql(
            "select row_to_json(i) as row from %s i where %s"
                    .formatted(moment.of("interchange", COLUMNS), viewer)
                + where)
        .params(params)
        .query((row, _) -> RowJson.read(row.getString("row"), InterchangeRow.class))
        .list();
  }
}
