package weft.api.changes;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import weft.projections.scheduling.CallOffLine;
import weft.projections.scheduling.CallOffLines;
import weft.projections.scheduling.SchedulePage;

/**
 * What changed, as rows: a screen, or a copy of the data elsewhere, needs nothing else. Each record
 * is the JSON. The same change may come again, and later rows with an earlier change.
 */
@Schema(
    oneOf = {
      Changed.CallOffs.class,
      Changed.Interchanges.class,
      Changed.Orders.class,
      Changed.Rows.class
    })
sealed interface Changed {
  /** The name of the server-sent event. */
  String event();

  /**
   * A schedule.
   *
   * @param position the schedule's last change; what is shown holds from there on
   * @param lines that changed, as they are now. A line that is not named stays as it was, but for
   *     its {@code release}, {@code version} and {@code change}.
   * @param removed lines that are no longer there
   * @param gone what the release in force took away, where it is new
   */
  record CallOffs(
      long position,
      String schedule,
      SchedulePage.Header header,
      List<CallOffLine> lines,
      List<CallOffLines.Removed> removed,
      List<SchedulePage.Gone> gone)
      implements Changed {
    @Override
    public String event() {
      return "call-offs";
    }
  }

  /** An order, whole. */
  record Orders(long position, weft.projections.ordering.Orders.Page order) implements Changed {
    @Override
    public String event() {
      return "orders";
    }
  }

  /**
   * A row of a declared view, whole; the event is called after the view: {@code material-demands}.
   *
   * @param row as the view's list has it
   */
  record Rows(@JsonIgnore String event, long position, Object row) implements Changed {}

  /** An interchange as the reader may see it; one of more than 100 messages without them. */
  record Interchanges(long position, weft.projections.interchange.Interchanges.Changed interchange)
      implements Changed {
    @Override
    public String event() {
      return "interchanges";
    }
  }
}
