package weft.edi.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import weft.json.Json;
import weft.language.Text;
import weft.party.PartyScope;

/** Reads the history of outgoing interchanges. Call with the connection of a party's read. */
public final class OutgoingLife {
  private static final JsonMapper JSON = Json.mapper();

  private OutgoingLife() {}

  /** A page of an interchange's steps, oldest first. */
  public static List<OutgoingStep> steps(
      JdbcClient db, PartyScope scope, UUID id, int offset, int limit) {
    Map<String, Object> params = new HashMap<>(Map.of("id", id, "offset", offset, "limit", limit));
    return db.sql(
            """
            select kind, at, times, last_at, channel, text_en, text_zh, interchange, told, null as asked_by, null as asked_party, 1 as source, id
            from outbox_step where outbox = :id and %1$s
            union all
            select case state_before when 'unwritten' then 'rewritten' else 'resent' end, asked_at, 1, asked_at, null,
                   reason, reason, null, null, asked_by, asked_party, 0, id
            from outbox_resend where outbox = :id and %1$s
            order by at, source, id offset :offset limit :limit
            """
                .formatted(Outgoing.visible(scope, params)))
        .params(params)
        .query(OutgoingLife::step)
        .list();
  }

  private static OutgoingStep step(ResultSet row, int number) throws SQLException {
    String reason = row.getString("text_en");
    String told = row.getString("told");
    return new OutgoingStep(
        row.getString("kind"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getInt("times"),
        row.getObject("last_at", OffsetDateTime.class).toInstant(),
        row.getString("channel"),
        reason == null ? null : new Text(reason, row.getString("text_zh")),
        row.getString("interchange"),
        told == null ? List.of() : JSON.readValue(told, new TypeReference<List<PartnerFault>>() {}),
        row.getString("asked_by"),
        row.getString("asked_party"));
  }
}
