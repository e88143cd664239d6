package weft.projections.scheduling;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import weft.projections.rows.RowJson;

/** The board's tables: one read and one write per table and batch. */
final class CallOffTables {
  private final JdbcClient db;

  CallOffTables(JdbcClient db) {
    this.db = db;
  }

  List<ScheduleRow> schedules(String[] schedules) {
    return rows(
        "select coalesce(json_agg(s), '[]') from delivery_schedule s where schedule = any(?)",
        schedules,
        new TypeReference<>() {});
  }

  List<LineRow> lines(String[] schedules) {
    return rows(
        """
        select coalesce(json_agg(l), '[]') from call_off_line l
        where schedule_no in (select schedule_no from delivery_schedule where schedule = any(?))
        """,
        schedules,
        new TypeReference<>() {});
  }

  List<ReleaseRow> releases(String[] schedules) {
    return rows(
        """
        select coalesce(json_agg(r), '[]')
        from delivery_schedule s join schedule_release r on r.schedule_no = s.schedule_no and r.position = s.release_position
        where schedule = any(?)
        """,
        schedules,
        new TypeReference<>() {});
  }

  private <T> T rows(String sql, String[] schedules, TypeReference<T> type) {
    return RowJson.read(db.sql(sql).param(schedules).query(String.class).single(), type);
  }

  void write(CallOffPages pages) {
    write(
        "insert into delivery_schedule_past select * from"
            + " json_populate_recordset(null::delivery_schedule_past, ?::json)",
        RowJson.ofPast(pages.schedules.past()));
    write(
        "insert into call_off_line_past select * from"
            + " json_populate_recordset(null::call_off_line_past, ?::json)",
        RowJson.ofPast(pages.lines.past()));
    write(
        "insert into schedule_release select * from json_populate_recordset(null::schedule_release,"
            + " ?::json)",
        RowJson.of(pages.releases));
    write(
        "insert into call_off_change select * from json_populate_recordset(null::call_off_change,"
            + " ?::json)",
        RowJson.of(pages.changes));
    write(
        "insert into schedule_contradiction select * from"
            + " json_populate_recordset(null::schedule_contradiction, ?::json)",
        RowJson.of(pages.contradictions));
    write(
        """
        insert into delivery_schedule select * from json_populate_recordset(null::delivery_schedule, ?::json)
        on conflict (schedule_no) do update set
          (description, unit, version, release_position, previous_release_position, from_position) =
          row(excluded.description, excluded.unit, excluded.version, excluded.release_position, excluded.previous_release_position, excluded.from_position)
        """,
        RowJson.of(pages.schedules.written()));
    write(
        """
        delete from call_off_line l using json_populate_recordset(null::call_off_line, ?::json) gone
        where (l.schedule_no, l.due, l.ordinal) = (gone.schedule_no, gone.due, gone.ordinal)
        """,
        RowJson.of(pages.lines.removed()));
    write(
        """
        insert into call_off_line select * from json_populate_recordset(null::call_off_line, ?::json)
        on conflict (schedule_no, due, ordinal) do update set
          (at_time, date_kind, bucket, firmness, quantity, cumulative, state, promises, first_promises, shortfall, reason, answered_at, interchange, message, segment, from_position) =
          row(excluded.at_time, excluded.date_kind, excluded.bucket, excluded.firmness, excluded.quantity, excluded.cumulative, excluded.state, excluded.promises,
            excluded.first_promises, excluded.shortfall, excluded.reason, excluded.answered_at, excluded.interchange, excluded.message, excluded.segment, excluded.from_position)
        """,
        RowJson.of(pages.lines.written()));
  }

  private void write(String sql, String rows) {
    if (!rows.equals("[]")) db.sql(sql).param(rows).update();
  }
}
