package weft.api.changes;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import weft.projections.scheduling.CallOffLine;
import weft.projections.scheduling.CallOffLines;
import weft.projections.scheduling.SchedulePage;

/**
 * A change as rows, which contain everything that a screen or a copy of the data needs. Each record
 * is the JSON. The same change may come again, and an earlier change may carry later rows.
 */
@Schema(
    oneOf = {
      ChangedRows.CallOffs.class,
      ChangedRows.Interchanges.class,
      ChangedRows.Orders.class,
      ChangedRows.Rows.class
    })
sealed interface ChangedRows {
  /** The name of the server-sent event. */
  String event();

  /**
   * A schedule.
   *
   * @param position the schedule's last change; the content is valid from there on
   * @param lines the changed lines as they are now. A line that is not included is unchanged,
   *     except for its {@code release}, {@code version} and {@code change}.
   * @param removed lines that no longer exist
   * @param gone the demand that the release in force removed, if the release is new
   */
  record CallOffs(
      long position,
      String schedule,
      SchedulePage.Header header,
      List<CallOffLine> lines,
      List<CallOffLines.Removed> removed,
      List<SchedulePage.Gone> gone)
      implements ChangedRows {
    @Override
    public String event() {
      return "call-offs";
    }
  }

  /** A complete order. */
  record Orders(long position, weft.projections.ordering.Orders.Page order) implements ChangedRows {
    @Override
    public String event() {
      return "orders";
    }
  }

  /**
   * A complete row of a declared view; the event is named after the view: {@code material-demands}.
   *
   * @param row as in the view's list
   */
  record Rows(@JsonIgnore String event, long position, Object row) implements ChangedRows {}

  /** An interchange as the reader may see it; one of more than 100 messages without them. */
  record Interchanges(long position, weft.projections.interchange.Interchanges.Changed interchange)
      implements ChangedRows {
    @Override
    public String event() {
      return "interchanges";
    }
  }
}
