package weft.projections.reading;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import weft.machine.OeeSums;
import weft.machine.OeeSums.PieceSums;
import weft.machine.OeeSums.TimeSums;
import weft.projections.reading.MachineTimes.Asked;
import weft.projections.rows.Moment;

/**
 * The closed days of a machine that lie within a period in every time zone, added up by the
 * database.
 */
record SummedDays(OeeSums sums, Set<LocalDate> days) {
  /** Selects such days; a row that an older hub wrote has no sums. */
  static final String WITHIN =
      "t.day between :first_within and :last_within and t.sums is not null";

  /** A shift begins at most 14 hours before its day does in UTC. */
  private static LocalDate first(Instant from) {
    return LocalDate.ofInstant(from, ZoneOffset.UTC).plusDays(2);
  }

  /** A shift ends at most 36 hours after its day does in UTC. */
  private static LocalDate last(Instant until) {
    return LocalDate.ofInstant(until, ZoneOffset.UTC).minusDays(3);
  }

  static StatementSpec within(StatementSpec statement, Instant from, Instant until) {
    return statement.param("first_within", first(from)).param("last_within", last(until));
  }

  /** The days of each stream that has any. */
  static Map<String, SummedDays> of(
      JdbcClient db, Moment moment, Collection<Asked> machines, Instant from, Instant until) {
    if (last(until).isBefore(first(from))) return Map.of();
    var statement =
        db.sql(
                """
                select stream, array_agg(day) as days,
                  sum((t->>'planned')::numeric) as planned, sum((t->>'running')::numeric) as running,
                  sum((t->>'known')::numeric) as known, sum((t->>'whole')::numeric) as whole,
                  sum((t->>'on')::numeric) as is_on, sum((t->>'running_always')::numeric) as running_always,
                  sum((p->>'parts')::numeric) as parts, sum((p->>'good')::numeric) as good,
                  sum((p->>'ideal')::numeric) as ideal, sum((p->>'ideal_good')::numeric) as ideal_good,
                  bool_and((p->>'ideal_known')::boolean) as ideal_known, bool_and((p->>'parts_known')::boolean) as parts_known,
                  bool_and((p->>'good_known')::boolean) as good_known
                from (select t.stream, t.day, t.sums->'time' as t, t.sums->'pieces' as p from %s t
                  where t.stream = any(:streams) and %s) d
                group by stream
                """
                    .formatted(moment.of("machine_days", "stream, owner, day, sums"), WITHIN))
            .param(
                "streams",
                machines.stream().map(it -> it.machine().stream()).toArray(String[]::new));
    statement = within(statement, from, until);
    if (moment.position() != null) statement = statement.param("position", moment.position());
    Map<String, SummedDays> found = new HashMap<>();
    statement.query((row, _) -> found.put(row.getString("stream"), read(row))).list();
    return found;
  }

  private static SummedDays read(ResultSet row) throws SQLException {
    return new SummedDays(
        new OeeSums(
            new TimeSums(
                row.getBigDecimal("planned"),
                row.getBigDecimal("running"),
                row.getBigDecimal("known"),
                row.getBigDecimal("whole"),
                row.getBigDecimal("is_on"),
                row.getBigDecimal("running_always")),
            new PieceSums(
                row.getBigDecimal("parts"),
                row.getBigDecimal("good"),
                row.getBigDecimal("ideal"),
                row.getBigDecimal("ideal_good"),
                row.getBoolean("ideal_known"),
                row.getBoolean("parts_known"),
                row.getBoolean("good_known"))),
        days(row.getArray("days")));
  }

  private static Set<LocalDate> days(Array array) throws SQLException {
    Set<LocalDate> days = new HashSet<>();
    for (Date it : (Date[]) array.getArray()) days.add(it.toLocalDate());
    return days;
  }
}
