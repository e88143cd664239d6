package weft.api.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.Links;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.projections.rows.RowSize;

/** The events that set a value of a row. */
@RestController
class BlamedValues {
  private static final String LIST = "blame";

  /** The versions and the reads of one request. */
  private static final int MOST = 200;

  private final ReadContexts readings;
  private final PlaceReads places;
  private final ShownEvents events;

  BlamedValues(ReadContexts readings, PlaceReads places, ShownEvents events) {
    this.readings = readings;
    this.places = places;
    this.events = events;
  }

  /**
   * The events that set a value. This record is the JSON.
   *
   * @param value at the moment; null where there is none
   * @param items the events that set it, newest first
   * @param next cursor of earlier events; null where there are none
   * @param position of the moment
   * @param closed whether the reader may not see what happened before these events
   */
  record Blame(
      String view,
      String row,
      String pointer,
      @Nullable JsonNode value,
      List<SetValue> items,
      @Nullable String next,
      long position,
      boolean closed) {}

  /**
   * One event that set the value.
   *
   * @param event the item of the history; left out where the reader may not read the event
   * @param before null where there was no value
   * @param after null where there is none any more
   */
  record SetValue(
      @JsonUnwrapped @Nullable HistoryItem event,
      @Nullable JsonNode before,
      @Nullable JsonNode after) {}

  @Operation(
      operationId = "blame",
      summary = "Lists the events that set a value of a row, newest first.",
      description =
          "Takes view, row and pointer as `changed` of an event gives them. A page can end before"
              + " `limit`, even without items; `next` continues it. `closed` says that the reader"
              + " may not see what happened before.")
  @GetMapping("/api/v1/history/blame")
  ResponseEntity<Blame> blame(
      Caller caller,
      @Parameter(description = "orders, schedules, call-offs, or the name of another list.")
          @RequestParam
          String view,
      @Parameter(description = "The row, as `changed` of an event names it.") @RequestParam
          String row,
      @Parameter(description = "The field (RFC 6901): /quantity. Default: the whole row.")
          @RequestParam(defaultValue = "")
          String pointer,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Instant asOf,
      @Parameter(hidden = true) @RequestParam(required = false) @Nullable Long at) {
    RowName name = RowName.of(view, row);
    JsonPointer field = PlaceReads.pointer(pointer);
    ReadContext viewer = readings.asOwner(caller, asOf);
    // Events of one append share their instant, so a position says more than asOf.
    long moment = at == null ? viewer.position() : at;
    String list = String.join("\n", LIST, view, row, pointer);
    Cursor from = Cursor.read(cursor, list, 1, viewer.scope());
    long upper = from == null ? moment : Math.min(moment, from.number(0));
    Walk.Found found = walk(caller, name, field, upper, ReadContexts.limit(limit));
    JsonNode value = json(places.field(caller, name, field, moment));
    if (from == null) requireKnown(found, value);
    List<Walk.Change> shown = fitting(found.changes());
    boolean all = shown.size() == found.changes().size();
    Long rest = all ? found.next() : Long.valueOf(shown.getLast().position() - 1);
    String next = rest == null ? null : Cursor.at(list, rest).text(viewer.scope());
    List<Long> positions = shown.stream().map(Walk.Change::position).toList();
    Map<Long, HistoryItem> its = events.of(caller, viewer, name.stream(), positions);
    List<SetValue> items =
        shown.stream()
            .map(it -> new SetValue(its.get(it.position()), json(it.before()), json(it.after())))
            .toList();
    var answer = ResponseEntity.ok();
    if (next != null) answer.header(HttpHeaders.LINK, Links.next("cursor", next));
    return answer.body(
        new Blame(view, row, pointer, value, items, next, moment, all && found.closed()));
  }

  private Walk.Found walk(Caller caller, RowName name, JsonPointer field, long upper, int limit) {
    List<Long> versions = places.newest(caller, name, upper, MOST + 1);
    return new Walk(it -> places.field(caller, name, field, it), MOST)
        .back(upper, versions.stream().limit(MOST).toList(), versions.size() <= MOST, limit);
  }

  /** A row that the reader never saw does not exist for it, nor does a field that it never had. */
  private static void requireKnown(Walk.Found found, @Nullable JsonNode value) {
    boolean none =
        found.changes().stream()
            .allMatch(it -> it.before().value() == null && it.after().value() == null);
    if (value == null && none && found.next() == null) throw Ids.notFound();
  }

  private static @Nullable JsonNode json(Walk.State state) {
    return (JsonNode) state.value();
  }

  /** The first changes whose values fit into a page; at least one. */
  private static List<Walk.Change> fitting(List<Walk.Change> all) {
    List<Walk.Change> fitting = new ArrayList<>();
    long bytes = 0;
    for (Walk.Change it : all) {
      bytes += size(json(it.before())) + size(json(it.after()));
      if (bytes > Page.MOST_BYTES && !fitting.isEmpty()) break;
      fitting.add(it);
    }
    return fitting;
  }

  private static long size(@Nullable JsonNode it) {
    return it == null ? 0 : RowSize.of(it.toString());
  }
}
