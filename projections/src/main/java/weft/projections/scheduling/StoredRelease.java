package weft.projections.scheduling;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import weft.projections.rows.RowJson;
import weft.projections.scheduling.SchedulePage.FirmCutDay;
import weft.scheduling.release.FirmCut;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.LineDelta;
import weft.scheduling.release.Release;
import weft.scheduling.release.ReleaseDelta;

/** Rebuilds a release from the board's rows as of the time when it came into force. */
final class StoredRelease {
  private StoredRelease() {}

  static List<LineDelta> delta(JdbcClient db, long scheduleNo, long before, long then) {
    return ReleaseDelta.between(forecast(db, scheduleNo, before), forecast(db, scheduleNo, then));
  }

  /** Quantities that were firm in the one and are no longer firm in the other, by day. */
  static List<FirmCutDay> firmCut(JdbcClient db, long scheduleNo, long before, long then) {
    Forecast older = forecast(db, scheduleNo, before);
    if (older.firmUntil() == null) return List.of();
    return FirmCut.between(older, forecast(db, scheduleNo, then)).entrySet().stream()
        .map(it -> new FirmCutDay(it.getKey(), it.getValue()))
        .toList();
  }

  private static Forecast forecast(JdbcClient db, long scheduleNo, long position) {
    String lines =
        db.sql(
                """
                select coalesce(json_agg(l), '[]') from (
                  select %s from call_off_line where schedule_no = :no and from_position <= :position
                  union all
                  select %s from call_off_line_past where schedule_no = :no and from_position <= :position and until_position > :position) l\
                """
                    .formatted(CallOffLines.LINE, CallOffLines.LINE))
            .param("no", scheduleNo)
            .param("position", position)
            .query(String.class)
            .single();
    ReleaseRow release =
        db.sql(
                "select row_to_json(r) as row from schedule_release r where schedule_no = ? and"
                    + " position = ?")
            .params(scheduleNo, position)
            .query((row, _) -> RowJson.read(row.getString("row"), ReleaseRow.class))
            .single();
    List<LineRow> rows = RowJson.read(lines, new TypeReference<>() {});
    return new Forecast(
        new Release(release.number(), release.issued()),
        release.horizonStart(),
        release.horizonEnd(),
        "",
        null,
        release.received(),
        rows.stream().map(LineRow::line).toList());
  }
}
