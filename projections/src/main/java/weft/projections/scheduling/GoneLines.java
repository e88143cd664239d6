package weft.projections.scheduling;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.measure.Quantity;
import weft.projections.rows.Moment;
import weft.projections.scheduling.SchedulePage.Gone;
import weft.projections.scheduling.SchedulePages.Found;

/** Finds removed lines of a schedule, compared with the requested basis. */
final class GoneLines {
  private static final int MOST = 5_000;

  private static final String OF_RELEASE =
      """
      select due, ordinal, before, kind, other_date, within_firm_horizon, received from call_off_change
      where schedule_no = :schedule and position = :release and gone order by due, ordinal limit :most\
      """;

  /** The lines that releases after a position removed, each with its quantity in the basis. */
  private static final String SINCE =
      """
      select distinct on (c.due, c.ordinal) c.due, c.ordinal, was.quantity as before, c.kind, c.other_date, c.within_firm_horizon, c.received
      from call_off_change c cross join lateral (%s) was
      where c.schedule_no = :schedule and c.gone and c.position > %s and c.position <= :until
      order by c.due, c.ordinal, c.position desc limit :most\
      """;

  private static final String SINCE_POSITION =
      SINCE.formatted(
          """
          select p.quantity from call_off_line_past p
          where (p.schedule_no, p.due, p.ordinal) = (c.schedule_no, c.due, c.ordinal)
            and p.from_position <= :since and p.until_position > :since limit 1\
          """,
          ":since");

  /**
   * Counts from the schedule's last answer, because the supplier had seen all earlier releases when
   * it answered.
   */
  private static final String SINCE_ANSWER =
      SINCE.formatted(
          """
          select p.quantity from call_off_line_past p
          where (p.schedule_no, p.due, p.ordinal) = (c.schedule_no, c.due, c.ordinal)
            and p.answered_at is not null and p.from_position <= :until
          order by p.answered_at desc, p.from_position limit 1\
          """,
          """
          (select coalesce(max(r.position), 0) from schedule_release r
           where r.schedule_no = :schedule and r.recorded_at <= (
             select max(a.answered_at) from (
               select answered_at from call_off_line where schedule_no = :schedule and from_position <= :until
               union all
               select answered_at from call_off_line_past where schedule_no = :schedule and from_position <= :until) a))\
          """);

  private GoneLines() {}

  /** The lines that the release in force removed. */
  static List<Gone> ofRelease(JdbcClient db, Found found) {
    return db.sql(OF_RELEASE)
        .param("schedule", found.scheduleNo())
        .param("release", found.releasePosition())
        .param("most", MOST)
        .query(GoneLines::gone)
        .list();
  }

  /** The lines removed since the basis, without those that came back. */
  static List<Gone> against(
      JdbcClient db, Found found, ComparisonBasis against, List<CallOffLine> lines, Moment moment) {
    if (against.equals(ComparisonBasis.RELEASE)) return ofRelease(db, found);
    Set<String> present =
        lines.stream().map(it -> it.due() + "/" + it.ordinal()).collect(Collectors.toSet());
    var statement =
        db.sql(against.position() == null ? SINCE_ANSWER : SINCE_POSITION)
            .param("schedule", found.scheduleNo())
            .param("until", moment.position() == null ? Long.MAX_VALUE : moment.position())
            .param("most", MOST);
    if (against.position() != null) statement = statement.param("since", against.position());
    return statement.query(GoneLines::gone).list().stream()
        .filter(it -> !present.contains(it.due() + "/" + it.ordinal()))
        .toList();
  }

  private static Gone gone(ResultSet row, int number) throws SQLException {
    return new Gone(
        requireNonNull(row.getObject("due", LocalDate.class)),
        row.getInt("ordinal"),
        new Quantity(requireNonNull(row.getBigDecimal("before"))),
        requireNonNull(row.getString("kind")),
        row.getObject("other_date", LocalDate.class),
        row.getBoolean("within_firm_horizon"),
        quantity(row.getBigDecimal("received")));
  }

  private static @Nullable Quantity quantity(@Nullable BigDecimal amount) {
    return amount == null ? null : new Quantity(amount);
  }
}
