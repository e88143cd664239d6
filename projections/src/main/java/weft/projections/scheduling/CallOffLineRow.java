package weft.projections.scheduling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import weft.event.StreamId;
import weft.projections.rows.InOrder;
import weft.projections.rows.Origin;
import weft.projections.rows.StoredJson;
import weft.projections.scheduling.CallOffLines.Placed;

/** Selects and reads a line of the call-off board, column by column. */
final class CallOffLineRow {
  /**
   * The components of {@link CallOffLine} in order, without those of the change, then the place.
   */
  @SuppressWarnings("InlineFormatString") // keeps the SQL in one piece
  private static final String COLUMNS =
      """
      s.schedule, l.buyer, l.supplier, s.site, s.part, s.description, s.agreement, s.unloading_point, r.number, s.version,
      l.due, l.ordinal, l.at_time, l.date_kind, l.bucket, l.firmness, l.quantity, s.unit, l.cumulative,
      %s, l.state, l.promises, l.first_promises, l.shortfall, l.reason, l.answered_at,
      l.interchange, l.message, l.segment, l.call_off, l.answered_by, l.answer_origins, l.first_answer_origins, r.silent_until,
      %s, l.schedule_no, l.from_position\
      """;

  private CallOffLineRow() {}

  static String columns(ComparisonBasis against) {
    return COLUMNS.formatted(against.columns(), against.received());
  }

  static Placed line(ResultSet result, int number) throws SQLException {
    var row = new InOrder(result);
    var line =
        new CallOffLine(
            StreamId.toUrl(row.text()),
            row.text(),
            row.text(),
            row.text(),
            row.text(),
            row.textOrNull(),
            row.textOrNull(),
            row.textOrNull(),
            row.text(),
            row.number(),
            row.day(),
            (int) row.number(),
            time(row.timeOrNull()),
            row.text(),
            row.text(),
            row.text(),
            row.decimal(),
            row.text(),
            row.decimalOrNull(),
            row.text(),
            row.decimalOrNull(),
            row.dayOrNull(),
            row.yes(),
            row.text(),
            new StoredJson<>(row.text()),
            CallOffLines.json(row.textOrNull()),
            row.decimalOrNull(),
            CallOffLines.json(row.textOrNull()),
            row.instantOrNull(),
            new Origin(row.textOrNull(), row.textOrNull(), row.numberOrNull()),
            row.textOrNull(),
            row.textOrNull(),
            CallOffLines.json(row.textOrNull()),
            CallOffLines.json(row.textOrNull()),
            row.instantOrNull(),
            row.decimalOrNull());
    return new Placed(line, row.number(), row.number());
  }

  private static @Nullable String time(@Nullable LocalTime time) {
    return time == null ? null : time.toString();
  }
}
