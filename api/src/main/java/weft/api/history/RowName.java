package weft.api.history;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.api.reading.Ids;
import weft.event.StreamId;
import weft.ordering.PurchaseOrderId;
import weft.projections.board.Boards;
import weft.projections.board.ConcernedReaders;
import weft.projections.history.RowVersions;
import weft.projections.rows.Board;
import weft.scheduling.DeliveryScheduleId;

/**
 * One row of a view, by the names that the changes of an event give it.
 *
 * @param view the name of a declared view, {@code orders}, {@code schedules} or {@code call-offs}
 * @param item null where its stream has only one row
 */
record RowName(String view, String stream, @Nullable String item) {
  /** The view with the heads of delivery schedules. */
  static final String SCHEDULES = "schedules";

  /** Parses both names; 404 where no such row can exist. */
  static RowName of(String view, String row) {
    int dot = row.indexOf('.');
    String stream = Ids.stream(dot < 0 ? row : row.substring(0, dot));
    var name = new RowName(view, stream, dot < 0 ? null : row.substring(dot + 1));
    if (stream.indexOf(':') < 0
        || !StreamId.type(stream).equals(name.streamType())
        || (name.item != null && name.item.indexOf(0) >= 0)
        || (view.equals(ConcernedReaders.CALL_OFFS) && name.line().isEmpty())) throw Ids.notFound();
    return name;
  }

  String text() {
    return text(stream, item);
  }

  /** The name of the row of a stream as an event's changes give it. */
  static String text(String stream, @Nullable String item) {
    String id = StreamId.toUrl(stream);
    return item == null || item.equals(Board.OWN) ? id : id + "." + item;
  }

  /** The declared view; empty for the call-offs' and the orders' board. */
  Optional<Board<?>> board() {
    return Boards.ALL.stream().filter(it -> it.name().equals(view)).findFirst();
  }

  private String streamType() {
    return switch (view) {
      case ConcernedReaders.ORDERS -> PurchaseOrderId.TYPE;
      case ConcernedReaders.CALL_OFFS, SCHEDULES -> DeliveryScheduleId.TYPE;
      default -> board().map(Board::streamType).orElseThrow(Ids::notFound);
    };
  }

  /** A line of a delivery schedule: its day, and its number on that day. */
  record Line(LocalDate due, int ordinal) {
    String item() {
      return due + "/" + ordinal;
    }
  }

  /** The line that the item names; empty where it names none. */
  Optional<Line> line() {
    if (item == null || !item.matches("\\d{4}-\\d{2}-\\d{2}/\\d{1,6}")) return Optional.empty();
    int slash = item.indexOf('/');
    try {
      var due = LocalDate.parse(item.substring(0, slash));
      return Optional.of(new Line(due, Integer.parseInt(item.substring(slash + 1))));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** The versions of the row. */
  RowVersions versions() {
    return switch (view) {
      case ConcernedReaders.ORDERS -> RowVersions.ofOrder(stream);
      case SCHEDULES -> RowVersions.ofSchedule(stream);
      case ConcernedReaders.CALL_OFFS -> {
        Line line = line().orElseThrow(Ids::notFound);
        yield RowVersions.ofCallOff(stream, line.due(), line.ordinal());
      }
      default -> RowVersions.of(board().orElseThrow(Ids::notFound), stream, item);
    };
  }
}
