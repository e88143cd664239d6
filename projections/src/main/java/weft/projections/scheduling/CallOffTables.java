package weft.projections.scheduling;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.projections.rows.Columns;
import weft.projections.rows.RecordRows;
import weft.projections.rows.RowWrites;
import weft.projections.rows.Versioned.Past;

/** Reads and writes the board's tables, with one message per batch of writes. */
final class CallOffTables {
  private static final RecordRows<ScheduleRow> STORED_SCHEDULES = RecordRows.of(ScheduleRow.class);
  private static final RecordRows<LineRow> STORED_LINES = RecordRows.of(LineRow.class);
  private static final RecordRows<ReleaseRow> STORED_RELEASES = RecordRows.of(ReleaseRow.class);
  private static final Columns<ScheduleRow> SCHEDULES = Columns.of(ScheduleRow.class);
  private static final Columns<ScheduleRow> CHANGED_SCHEDULES =
      SCHEDULES.only(
          "schedule_no",
          "unloading_point",
          "description",
          "unit",
          "version",
          "release_position",
          "previous_release_position",
          "from_position",
          "successor",
          "replaced");
  private static final Columns<Past<ScheduleRow>> PAST_SCHEDULES = SCHEDULES.past();
  private static final Columns<Past<ScheduleRow>> ENDED_SCHEDULES =
      PAST_SCHEDULES.only("schedule_no", "until_position");
  private static final Columns<LineRow> LINES = Columns.of(LineRow.class);
  private static final Columns<Past<LineRow>> PAST_LINES = LINES.past();
  private static final Columns<Past<LineRow>> ENDED_LINES =
      PAST_LINES.only("schedule_no", "due", "ordinal", "until_position");
  private static final Columns<LineRow.Key> GONE = Columns.of(LineRow.Key.class);
  private static final Columns<ReleaseRow> RELEASES = Columns.of(ReleaseRow.class);
  private static final Columns<ChangeRow> CHANGES = Columns.of(ChangeRow.class);
  private static final Columns<ContradictionRow> CONTRADICTIONS =
      Columns.of(ContradictionRow.class);
  private static final Columns<CountRulingRow> COUNT_RULINGS = Columns.of(CountRulingRow.class);

  /** Each schedule with its release in force: one round trip for both. */
  private static final String STORED_SCHEDULE =
      """
      select %s, %s from delivery_schedule s
        left join schedule_release r on r.schedule_no = s.schedule_no and r.position = s.release_position
      where schedule = any(?)
      """
          .formatted(STORED_SCHEDULES.columns("s"), STORED_RELEASES.columns("r"));

  private static final String STORED_LINE =
      """
      select %s from call_off_line l
      where schedule_no in (select schedule_no from delivery_schedule where schedule = any(?))
      """
          .formatted(STORED_LINES.columns("l"));
  private static final String END_SCHEDULE =
      """
      insert into delivery_schedule_past (%s)
      select %s, e.until_position from (%s) e join delivery_schedule s on s.schedule_no = e.schedule_no
      """
          .formatted(PAST_SCHEDULES.names(), STORED_SCHEDULES.columns("s"), ENDED_SCHEDULES.rows());
  private static final String END_LINE =
      """
      insert into call_off_line_past (%s)
      select %s, e.until_position from (%s) e
        join call_off_line l on l.schedule_no = e.schedule_no and l.due = e.due and l.ordinal = e.ordinal
      """
          .formatted(PAST_LINES.names(), STORED_LINES.columns("l"), ENDED_LINES.rows());
  private static final String CHANGE_SCHEDULE =
      """
      update delivery_schedule s set
        (unloading_point, description, unit, version, release_position, previous_release_position, from_position, successor, replaced) =
        row(c.unloading_point, c.description, c.unit, c.version, c.release_position, c.previous_release_position, c.from_position, c.successor, c.replaced)
      from (%s) c where s.schedule_no = c.schedule_no
      """
          .formatted(CHANGED_SCHEDULES.rows());
  private static final String REMOVE_LINE =
      """
      delete from call_off_line l using (%s) gone
      where (l.schedule_no, l.due, l.ordinal) = (gone.schedule_no, gone.due, gone.ordinal)
      """
          .formatted(GONE.rows());
  private static final String CHANGE_LINE =
      """
      update call_off_line l set
        (at_time, date_kind, bucket, firmness, quantity, cumulative, state, promises, first_promises, shortfall, reason, answered_at, interchange, message, segment, call_off, answered_by,
          answered_interchange, answer_origins, first_answer_origins, from_position) =
        row(c.at_time, c.date_kind, c.bucket, c.firmness, c.quantity, c.cumulative, c.state, c.promises, c.first_promises, c.shortfall, c.reason, c.answered_at, c.interchange,
          c.message, c.segment, c.call_off, c.answered_by, c.answered_interchange, c.answer_origins, c.first_answer_origins, c.from_position)
      from (%s) c where l.schedule_no = c.schedule_no and l.due = c.due and l.ordinal = c.ordinal
      """
          .formatted(LINES.rows());

  private static final String ADD_PAST_SCHEDULE = insert("delivery_schedule_past", PAST_SCHEDULES);
  private static final String ADD_PAST_LINE = insert("call_off_line_past", PAST_LINES);
  private static final String ADD_RELEASE = insert("schedule_release", RELEASES);
  private static final String ADD_CHANGE = insert("call_off_change", CHANGES);
  private static final String ADD_CONTRADICTION = insert("schedule_contradiction", CONTRADICTIONS);
  private static final String ADD_COUNT_RULING = insert("count_ruling", COUNT_RULINGS);
  private static final String ADD_SCHEDULE = insert("delivery_schedule", SCHEDULES);
  private static final String ADD_LINE = insert("call_off_line", LINES);

  private final JdbcClient db;

  CallOffTables(JdbcClient db) {
    this.db = db;
  }

  /** The stored rows of some schedules. */
  BatchSchedules stored(String[] schedules) {
    List<ScheduleRow> stored = new ArrayList<>();
    List<ReleaseRow> releases = new ArrayList<>();
    int release = 1 + STORED_SCHEDULES.width();
    db.sql(STORED_SCHEDULE)
        .param(schedules)
        .query(
            row -> {
              stored.add(STORED_SCHEDULES.from(row, 1));
              if (row.getObject(release) != null) releases.add(STORED_RELEASES.from(row, release));
            });
    List<LineRow> lines = db.sql(STORED_LINE).param(schedules).query(STORED_LINES).list();
    return new BatchSchedules(stored, lines, releases);
  }

  void write(BatchSchedules pages) {
    new RowWrites(db)
        .add(ENDED_SCHEDULES, END_SCHEDULE, pages.schedules.ended())
        .add(ENDED_LINES, END_LINE, pages.lines.ended())
        .add(PAST_SCHEDULES, ADD_PAST_SCHEDULE, pages.schedules.past())
        .add(PAST_LINES, ADD_PAST_LINE, pages.lines.past())
        .add(RELEASES, ADD_RELEASE, pages.releases)
        .add(CHANGES, ADD_CHANGE, pages.changes)
        .add(CONTRADICTIONS, ADD_CONTRADICTION, pages.contradictions)
        .add(COUNT_RULINGS, ADD_COUNT_RULING, pages.countRulings)
        .add(SCHEDULES, ADD_SCHEDULE, pages.schedules.added())
        .add(CHANGED_SCHEDULES, CHANGE_SCHEDULE, pages.schedules.changed())
        .add(GONE, REMOVE_LINE, pages.lines.removed())
        .add(LINES, ADD_LINE, pages.lines.added())
        .add(LINES, CHANGE_LINE, pages.lines.changed())
        .send();
  }

  private static String insert(String table, Columns<?> columns) {
    return "insert into %s (%s) %s".formatted(table, columns.names(), columns.rows());
  }
}
