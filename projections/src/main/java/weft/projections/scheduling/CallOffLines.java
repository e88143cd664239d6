package weft.projections.scheduling;

import static java.util.Objects.requireNonNull;
import static weft.projections.rows.ListFilter.and;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.party.PartyScope;
import weft.projections.rows.Moment;
import weft.projections.rows.OwnSide;
import weft.projections.rows.StoredJson;
import weft.projections.scheduling.CallOffFilter.After;

/**
 * Reads lines of the call-off board within a party's scope. The query filters by the side's party,
 * and row security does so again.
 */
public final class CallOffLines {
  static final String LINE =
      """
      schedule_no, due, ordinal, buyer, supplier, at_time, date_kind, bucket, firmness, quantity, cumulative, state, promises, first_promises,
      shortfall, reason, answered_at, interchange, message, segment, call_off, answered_by, answered_interchange,
      answer_origins, first_answer_origins, from_position\
      """;
  static final String SCHEDULE =
      """
      schedule_no, schedule, buyer, supplier, site, part, agreement, unloading_point, description, unit, version, release_position,
      previous_release_position, from_position, successor, replaced\
      """;

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  /** Up to this many schedules, their lines are looked up by schedule. */
  private static final int SOME = 500;

  private CallOffLines() {}

  /** A line and its place in the list. */
  public record Placed(CallOffLine line, long scheduleNo, long fromPosition) {}

  /** At most {@code limit} lines by due date, schedule and ordinal, beginning after a place. */
  public static List<Placed> list(
      JdbcClient db,
      PartyScope scope,
      CallOffFilter filter,
      ComparisonBasis against,
      @Nullable After after,
      Moment moment,
      int limit) {
    Map<String, Object> params = new HashMap<>();
    if (against.position() != null) params.put("against", against.position());
    StringBuilder where = new StringBuilder();
    if (after != null) {
      where.append(
          " and (l.due, l.schedule_no, l.ordinal) > (:afterDue, :afterSchedule, :afterOrdinal)");
      params.put("afterDue", after.due());
      params.put("afterSchedule", after.scheduleNo());
      params.put("afterOrdinal", after.ordinal());
    }
    and(where, params, "l.buyer = :buyer", "buyer", filter.buyer());
    and(where, params, "l.supplier = :supplier", "supplier", filter.supplier());
    and(where, params, "l.state = :state", "state", filter.state());
    and(where, params, "l.due >= :dueFrom", "dueFrom", filter.dueFrom());
    and(where, params, "l.due <= :dueUntil", "dueUntil", filter.dueUntil());
    if (filter.firmness() != null) {
      where.append(" and l.firmness = any(:firmness)");
      params.put("firmness", filter.firmness().toArray(String[]::new));
    }
    if (filter.changed() != null)
      where.append(against.where(filter.changed(), moment.of("delivery_schedule", SCHEDULE)));
    where.append(ofSchedules(db, scope, filter, moment, params));
    return query(
        db,
        scope,
        against,
        moment,
        where.toString(),
        // A literal, because with a parameter PostgreSQL expects a tenth of the table and plans
        // anew each time.
        " order by l.due, l.schedule_no, l.ordinal limit " + limit,
        params);
  }

  /** Limits the instant to PostgreSQL's range; no agreed time lies beyond it. */
  private static @Nullable OffsetDateTime at(@Nullable Instant it) {
    if (it == null) return null;
    Instant held = it.isBefore(FIRST) ? FIRST : it.isAfter(LAST) ? LAST : it;
    return held.atOffset(ZoneOffset.UTC);
  }

  private static final String AGREEMENTS = "buyer, supplier, part, supplier_part, from_position";

  /** The supplier's number of the schedule's part. */
  @SuppressWarnings("InlineFormatString") // keeps the SQL in one piece
  private static final String CALLED =
      """
      select from %s a where a.buyer = s.buyer and a.supplier = s.supplier and a.part = s.part
        and strpos(lower(a.supplier_part), lower(:part)) > 0\
      """;

  /**
   * Conditions on the lines' schedules, which come first because schedules are few compared with
   * lines. If a part matches only some schedules, their lines are looked up by schedule: in the
   * order of dates, a page could lie at the end of all the party's lines.
   */
  private static String ofSchedules(
      JdbcClient db,
      PartyScope scope,
      CallOffFilter filter,
      Moment moment,
      Map<String, Object> params) {
    StringBuilder where = new StringBuilder();
    and(where, params, "s.schedule = :schedule", "schedule", filter.schedule());
    and(where, params, "s.site = :site", "site", filter.site());
    if (filter.part() != null) {
      where.append(
          " and (strpos(lower(s.part || ' ' || coalesce(s.description, '')), lower(:part)) > 0 or exists (%s))"
              .formatted(CALLED.formatted(moment.of("part_agreements", AGREEMENTS))));
      params.put("part", filter.part());
    }
    var silence = new StringBuilder();
    and(silence, params, "r.silent_until >= :silentFrom", "silentFrom", at(filter.silentFrom()));
    and(silence, params, "r.silent_until <= :silentUntil", "silentUntil", at(filter.silentUntil()));
    if (!silence.isEmpty())
      where.append(
          " and exists (select from schedule_release r where r.schedule_no = s.schedule_no and r.position = s.release_position%s)"
              .formatted(silence));
    String schedules = moment.of("delivery_schedule", SCHEDULE) + " s";
    String found = "";
    if (!where.isEmpty()) {
      String numbers =
          "select s.schedule_no from %s where %s%s"
              .formatted(schedules, OwnSide.of(scope, "s"), where);
      List<Long> some =
          filter.part() == null ? List.of() : some(db, scope, moment, numbers, params);
      if (filter.part() == null || some.size() > SOME) {
        found = " and l.schedule_no in (" + numbers + ")";
      } else {
        found = " and l.schedule_no = any(:schedules)";
        params.put("schedules", some.toArray(Long[]::new));
      }
    }
    return found;
  }

  /** The schedules' numbers, at most {@link #SOME} and one more. */
  private static List<Long> some(
      JdbcClient db, PartyScope scope, Moment moment, String numbers, Map<String, Object> asked) {
    Map<String, Object> params = new HashMap<>(asked);
    params.put("party", scope.party().value());
    if (moment.position() != null) params.put("position", moment.position());
    return db.sql(numbers + " limit " + (SOME + 1))
        .params(params)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /** Lines of one schedule that changed after a position, each in its newest state. */
  public static List<Placed> changedSince(
      JdbcClient db, PartyScope scope, long scheduleNo, long position) {
    Map<String, Object> params = new HashMap<>(Map.of("scheduleNo", scheduleNo, "since", position));
    return query(
        db,
        scope,
        ComparisonBasis.RELEASE,
        Moment.NOW,
        " and l.schedule_no = :scheduleNo and l.from_position > :since",
        " order by l.due, l.ordinal limit 5000",
        params);
  }

  /** Lines of one schedule that were removed after a position and have not come back. */
  public static List<Removed> removedSince(JdbcClient db, long scheduleNo, long position) {
    return db.sql(
            """
            select distinct due, ordinal from call_off_line_past p
            where schedule_no = :scheduleNo and until_position > :since
              and not exists (select from call_off_line l where (l.schedule_no, l.due, l.ordinal) = (p.schedule_no, p.due, p.ordinal))
            order by due, ordinal limit 5000\
            """)
        .param("scheduleNo", scheduleNo)
        .param("since", position)
        .query(
            (row, _) ->
                new Removed(
                    requireNonNull(row.getObject("due", LocalDate.class)), row.getInt("ordinal")))
        .list();
  }

  /** A removed line. */
  public record Removed(LocalDate due, int ordinal) {}

  private static List<Placed> query(
      JdbcClient db,
      PartyScope scope,
      ComparisonBasis against,
      Moment moment,
      String where,
      String tail,
      Map<String, Object> params) {
    params.put("party", scope.party().value());
    if (moment.position() != null) params.put("position", moment.position());
    String lines =
        "select l.* from %s l where %s%s%s"
            .formatted(moment.of("call_off_line", LINE), OwnSide.of(scope, "l"), where, tail);
    // Limits the page on the lines' own index first; only its rows are joined.
    return db.sql(
            """
            select %s
            from (%s) l
            join %s s on s.schedule_no = l.schedule_no
            join schedule_release r on r.schedule_no = l.schedule_no and r.position = s.release_position
            %s
            order by l.due, l.schedule_no, l.ordinal\
            """
                .formatted(
                    CallOffLineRow.columns(against),
                    lines,
                    moment.of("delivery_schedule", SCHEDULE),
                    against.join()))
        .params(params)
        .query(CallOffLineRow::line)
        .list();
  }

  static <T> @Nullable StoredJson<T> json(@Nullable String json) {
    return json == null ? null : new StoredJson<>(json);
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
