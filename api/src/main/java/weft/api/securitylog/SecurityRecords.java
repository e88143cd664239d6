package weft.api.securitylog;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.reading.Cursor;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.projections.people.PersonNames;

/**
 * Shows the security log. The operator sees all of it. A party sees who read its data and what its
 * members did: its EDI role sees all of its members, everyone else only themselves.
 */
@RestController
@RequestMapping("/api/v1/security-log")
class SecurityRecords {
  private static final String LIST = "security-log";
  private final ReadContexts readings;

  SecurityRecords(ReadContexts readings) {
    this.readings = readings;
  }

  @Operation(
      operationId = "listSecurityLog",
      summary =
          "Lists logins, refusals, and reads of the caller's own data by the operator and the"
              + " auditors, newest first. Only the `edi` role sees the entries of others in the"
              + " company.")
  @GetMapping
  ResponseEntity<Page<SecurityRow>> list(
      Caller caller,
      @Parameter(
              description =
                  "Only these: login, login-refused, logout, session-ended, refused, throttled,"
                      + " looked.")
          @RequestParam(required = false)
          @Nullable String kind,
      @Parameter(description = "Only entries of this person (the code) or program (its name).")
          @RequestParam(required = false)
          @Nullable String member,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    ReadContext reading = readings.asViewer(caller, null);
    int size = ReadContexts.limit(limit);
    Cursor place = Cursor.read(cursor, LIST, 1, reading.scope());
    Map<String, Object> params = new HashMap<>();
    params.put("party", reading.scope().party().value());
    params.put("before", place == null ? Long.MAX_VALUE : place.number(0));
    params.put("limit", size + 1);
    var where = new StringBuilder("e.viewer = :party and e.event_no < :before");
    narrow(where, params, "kind", kind);
    narrow(where, params, "member", member);
    if (!caller.is(Role.OPERATOR) && !caller.is(Role.EDI)) {
      where.append(
          " and ((e.member = :self and e.party = :party) or (e.kind = 'looked' and e.party is"
              + " distinct from :party))");
      params.put("self", caller.member());
    }
    List<SecurityRow> rows =
        readings.read(reading, (db, _) -> named(db, rows(db, where.toString(), params)));
    return Page.of(rows, size, it -> it, it -> Cursor.at(LIST, it.number()), reading);
  }

  private static void narrow(
      StringBuilder where, Map<String, Object> params, String column, @Nullable String value) {
    if (value == null || value.isEmpty()) return;
    where.append(" and e.").append(column).append(" = :").append(column);
    params.put(column, value);
  }

  private static List<SecurityRow> rows(JdbcClient db, String where, Map<String, Object> params) {
    return db.sql(
            "select * from security_event e where "
                + where
                + " order by e.event_no desc limit :limit")
        .params(params)
        .query(SecurityRecords::row)
        .list();
  }

  private static List<SecurityRow> named(JdbcClient db, List<SecurityRow> rows) {
    var names =
        PersonNames.of(
            db,
            rows.stream()
                .flatMap(it -> PersonNames.Key.of(it.organization(), it.member()).stream())
                .toList());
    return rows.stream().map(it -> it.named(names)).toList();
  }

  private static SecurityRow row(ResultSet row, int number) throws SQLException {
    return new SecurityRow(
        row.getLong("event_no"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("kind"),
        row.getString("party"),
        row.getString("member"),
        null,
        row.getString("address"),
        row.getString("target"),
        row.getString("subject"),
        row.getInt("times"));
  }
}
