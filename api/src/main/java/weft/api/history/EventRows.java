package weft.api.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.api.reading.ListedRows;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.event.StreamId;
import weft.ordering.PurchaseOrderId;
import weft.party.PartyScope;
import weft.projections.board.Boards;
import weft.projections.board.ConcernedReaders;
import weft.projections.ordering.Orders;
import weft.projections.rows.Board;
import weft.projections.rows.Moment;
import weft.projections.scheduling.CallOffFilter;
import weft.projections.scheduling.CallOffLines;
import weft.projections.scheduling.ComparisonBasis;
import weft.projections.scheduling.SchedulePages;
import weft.scheduling.DeliveryScheduleId;

/**
 * A stream's rows in all views, as its reader sees them at one moment: by the ordinary reads, so
 * that a reader finds nothing here that it would not find there.
 */
@Component
class EventRows {
  /** More lines than a schedule may have. */
  private static final int LINES = 20_000;

  private final ReadContexts readings;
  private final ListedRows listed;
  private final JsonMapper json;

  EventRows(ReadContexts readings, ListedRows listed, JsonMapper json) {
    this.readings = readings;
    this.listed = listed;
    this.json = json;
  }

  /** The rows by view, and there by the name of the row. */
  Map<String, Map<String, JsonNode>> at(Caller caller, String stream, long position) {
    Map<String, Map<String, JsonNode>> views = new LinkedHashMap<>();
    for (PartyScope side : sides(caller)) {
      ReadContext reading = at(side, position);
      for (Board<?> it : Boards.ALL)
        if (it.seen() == Board.Seen.BY_SIDES) add(views, reading, it, stream);
      String type = StreamId.type(stream);
      if (type.equals(PurchaseOrderId.TYPE)) orders(views, reading, stream);
      if (type.equals(DeliveryScheduleId.TYPE)) callOffs(views, reading, stream);
    }
    ReadContext own = at(readings.viewerScope(caller), position);
    for (Board<?> it : Boards.ALL)
      if (it.seen() == Board.Seen.BY_OWNER) add(views, own, it, stream);
    return views;
  }

  /** One row as its reader sees it at a position; empty where it is not there. */
  Optional<JsonNode> row(Caller caller, RowName row, long position) {
    for (PartyScope scope : scopes(caller, row)) {
      ReadContext reading = at(scope, position);
      Optional<JsonNode> found =
          readings.readOne(reading, row.stream(), (db, it) -> row(db, it, row)).answer();
      if (found.isPresent()) return found;
    }
    return Optional.empty();
  }

  /** The scopes in which the caller may see the row. */
  List<PartyScope> scopes(Caller caller, RowName row) {
    return row.board().isPresent() && row.board().get().seen() == Board.Seen.BY_OWNER
        ? List.of(readings.viewerScope(caller))
        : sides(caller);
  }

  private Optional<JsonNode> row(JdbcClient db, ReadContext it, RowName row) {
    return switch (row.view()) {
      case ConcernedReaders.ORDERS ->
          Orders.page(db, it.scope(), row.stream(), it.moment()).map(json::valueToTree);
      case RowName.SCHEDULES ->
          SchedulePages.header(db, it.scope(), row.stream(), it.moment())
              .map(found -> json.valueToTree(found.header()));
      case ConcernedReaders.CALL_OFFS -> line(db, it, row);
      default -> row.board().flatMap(board -> row(db, it, board, row));
    };
  }

  private Optional<JsonNode> line(JdbcClient db, ReadContext it, RowName row) {
    RowName.Line asked = row.line().orElseThrow();
    return CallOffLines.list(
            db,
            it.scope(),
            CallOffFilter.ofSchedule(row.stream()).dueOn(asked.due()),
            ComparisonBasis.RELEASE,
            null,
            it.moment(),
            LINES)
        .stream()
        .filter(line -> line.line().ordinal() == asked.ordinal())
        .findFirst()
        .map(line -> json.valueToTree(line.line()));
  }

  private <R extends Record & Board.Row<R>> Optional<JsonNode> row(
      JdbcClient db, ReadContext it, Board<R> board, RowName row) {
    List<R> stored =
        board.reads().ofStream(db, it.scope(), row.stream(), it.moment()).stream()
            .filter(one -> RowName.text(one.stream(), one.item()).equals(row.text()))
            .toList();
    List<R> named = board.named(db, it.scope(), it.moment(), stored);
    return listed.of(db, it.scope(), board, named).stream().findFirst().map(json::valueToTree);
  }

  private List<PartyScope> sides(Caller caller) {
    PartyScope viewer = readings.viewerScope(caller);
    if (viewer.role() == PartyScope.Role.AUDITOR) return List.of(viewer);
    List<PartyScope> sides = new ArrayList<>();
    caller.sides().forEach(it -> sides.add(PartyScope.of(caller.requireParty(), it)));
    return sides;
  }

  private static ReadContext at(PartyScope scope, long position) {
    return new ReadContext(scope, new Moment(position), position, null);
  }

  private <R extends Record & Board.Row<R>> void add(
      Map<String, Map<String, JsonNode>> views,
      ReadContext reading,
      Board<R> board,
      String stream) {
    if (!board.streamType().equals(StreamId.type(stream))) return;
    BiFunction<JdbcClient, ReadContext, Map<String, JsonNode>> read =
        (db, it) -> {
          List<R> rows =
              board.named(
                  db,
                  it.scope(),
                  it.moment(),
                  board.reads().ofStream(db, it.scope(), stream, it.moment()));
          List<?> shown = listed.of(db, it.scope(), board, rows);
          Map<String, JsonNode> named = new LinkedHashMap<>();
          for (int i = 0; i < rows.size(); i++)
            named.put(
                RowName.text(rows.get(i).stream(), rows.get(i).item()),
                json.valueToTree(shown.get(i)));
          return named;
        };
    put(views, board.name(), readings.readOne(reading, stream, read).answer());
  }

  private void orders(
      Map<String, Map<String, JsonNode>> views, ReadContext reading, String stream) {
    readings
        .readOne(reading, stream, (db, it) -> Orders.page(db, it.scope(), stream, it.moment()))
        .answer()
        .ifPresent(
            it ->
                put(
                    views,
                    ConcernedReaders.ORDERS,
                    Map.of(StreamId.toUrl(stream), json.valueToTree(it))));
  }

  private void callOffs(
      Map<String, Map<String, JsonNode>> views, ReadContext reading, String stream) {
    Map<String, JsonNode> lines = new LinkedHashMap<>();
    readings
        .readOne(
            reading,
            stream,
            (db, it) -> {
              for (var line :
                  CallOffLines.list(
                      db,
                      it.scope(),
                      CallOffFilter.ofSchedule(stream),
                      ComparisonBasis.RELEASE,
                      null,
                      it.moment(),
                      LINES))
                lines.put(
                    RowName.text(
                        stream, new RowName.Line(line.line().due(), line.line().ordinal()).item()),
                    json.valueToTree(line.line()));
              return SchedulePages.header(db, it.scope(), stream, it.moment());
            })
        .answer()
        .ifPresent(
            it ->
                put(
                    views,
                    RowName.SCHEDULES,
                    Map.of(StreamId.toUrl(stream), json.valueToTree(it.header()))));
    put(views, ConcernedReaders.CALL_OFFS, lines);
  }

  private static void put(
      Map<String, Map<String, JsonNode>> views, String view, Map<String, JsonNode> rows) {
    views.computeIfAbsent(view, _ -> new LinkedHashMap<>()).putAll(rows);
  }
}
