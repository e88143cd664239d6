package weft.projections.scheduling;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.language.Text;
import weft.projections.rows.Moment;
import weft.projections.scheduling.SchedulePage.Contradiction;
import weft.scheduling.DeliveryScheduleEvent.Contradiction.Kind;
import weft.scheduling.ReleaseType;

/**
 * Reads the releases that did not come into force since the release before the one in force, newest
 * first.
 */
final class Contradictions {
  static final String CALL_OFF = "call-off-";
  static final String LATE = "late";

  private static final int MOST = 20;

  private Contradictions() {}

  static List<Contradiction> of(JdbcClient db, SchedulePages.Found found, Moment moment) {
    long until = moment.position() == null ? Long.MAX_VALUE : moment.position();
    long since = found.previousReleasePosition() == null ? 0 : found.previousReleasePosition();
    return db.sql(
            """
            select recorded_at, release, code, known from schedule_contradiction
            where schedule_no = ? and position <= ? and position >= ? order by position desc limit ?\
            """)
        .params(found.scheduleNo(), until, since, MOST)
        .query(
            (row, _) ->
                new Contradiction(
                    requireNonNull(CallOffLines.instant(row, "recorded_at")),
                    row.getString("release"),
                    row.getString("code"),
                    words(
                        row.getString("code"),
                        row.getString("release"),
                        found.header().part(),
                        row.getString("known"))))
        .list();
  }

  /** Words the contradiction as its event does; the code begins with the kind of message. */
  private static Text words(String code, String number, String part, @Nullable String known) {
    boolean callOff = code.startsWith(CALL_OFF);
    ReleaseType came = callOff ? ReleaseType.CALL_OFF : ReleaseType.RELEASE;
    String why = callOff ? code.substring(CALL_OFF.length()) : code;
    return why.equals(LATE)
        ? came.late(number, part, known)
        : came.told(number, part, Kind.of(why).reason(known));
  }
}
