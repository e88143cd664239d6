package weft.api.history;

import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.problem.Problem;
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.securitylog.ShownParties;
import weft.history.Positions;
import weft.language.Text;
import weft.party.PartyCode;
import weft.projections.history.HistoryEntries;
import weft.projections.history.HistoryEntries.Found;
import weft.projections.history.HistoryEntries.Wanted;
import weft.projections.people.PersonNames;
import weft.projections.rows.RowsWithin;

/**
 * The events of the history: each party reads the events that concern it, an auditor those of the
 * parties that granted it a look.
 */
@RestController
@RequestMapping("/api/v1/history")
class HistoryEvents {
  private static final String LIST = "history";
  private static final int MOST_COUNTED = 5_000;
  private static final int NEWEST = 300;

  /** The list in the other order has cursors of its own. */
  private static final String NEWEST_FIRST = "history-newest";

  private final ReadContexts readings;
  private final WrittenEvents written;
  private final Positions positions;
  private final HistoryLines lines;

  HistoryEvents(
      ReadContexts readings, WrittenEvents written, Positions positions, HistoryLines lines) {
    this.lines = lines;
    this.readings = readings;
    this.written = written;
    this.positions = positions;
  }

  @Operation(
      operationId = "listStreamHistory",
      summary = "Lists the events of one order, schedule, demand or other object, oldest first.")
  @GetMapping("/streams/{id}")
  ResponseEntity<Page<HistoryItem>> stream(
      Caller caller,
      @PathVariable String id,
      @ParameterObject ListQuery asked,
      @Parameter(description = "Only events after this position, or this instant.")
          @RequestParam(required = false)
          @Nullable String after,
      @Parameter(description = "Only events before this position, or this instant.")
          @RequestParam(required = false)
          @Nullable String before,
      @Parameter(description = "Whether the newest events come first.")
          @RequestParam(defaultValue = "false")
          boolean newest) {
    String stream = Ids.stream(id);
    var wanted = new Wanted(stream, null, null, position(after, "after", 0), before(before));
    var page = page(caller, asked, wanted, newest);
    var body = page.getBody();
    if (body == null || (body.items().isEmpty() && asked.cursor() == null)) {
      // A range without events is empty; a stream without events is not the reader's.
      var any = new Wanted(stream, null, null, 0, Long.MAX_VALUE);
      if (find(readings.asOwner(caller, asked.asOf()), any, false, 1).isEmpty())
        throw Ids.notFound();
    }
    return page;
  }

  @Operation(operationId = "listHistory", summary = "Lists events, oldest first.")
  @GetMapping("/events")
  ResponseEntity<Page<HistoryItem>> events(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(description = "Only events of this name: order-placed.")
          @RequestParam(required = false)
          @Nullable String type,
      @Parameter(
              description = "Only streams of this part: the caller's own number, or its partner's.")
          @RequestParam(required = false)
          @Nullable String part,
      @Parameter(description = "Only events after this position, or this instant.")
          @RequestParam(required = false)
          @Nullable String after,
      @Parameter(description = "Only events before this position, or this instant.")
          @RequestParam(required = false)
          @Nullable String before,
      @Parameter(
              description =
                  "ndjson: one event a line, without pages, at most 100,000; the last line has"
                      + " `count`, `from`, `until` and the `sha256` of the lines before it. A"
                      + " longer range continues with `after`.")
          @RequestParam(required = false)
          @Nullable String format,
      @Parameter(description = "Whether the newest events come first.")
          @RequestParam(defaultValue = "false")
          boolean newest) {
    if (format != null)
      throw Problem.parameter("format", new Text("format is ndjson.", "format 的取值为 ndjson。"));
    var wanted = new Wanted(null, type, part, position(after, "after", 0), before(before));
    return page(caller, asked, wanted, newest);
  }

  @Operation(hidden = true)
  @GetMapping(path = "/events", params = "format=ndjson")
  void lines(
      Caller caller,
      @ParameterObject ListQuery asked,
      @RequestParam(required = false) @Nullable String type,
      @RequestParam(required = false) @Nullable String part,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String before,
      @RequestParam(defaultValue = "false") boolean newest,
      HttpServletResponse response)
      throws IOException {
    if (newest)
      throw Problem.parameter(
          "newest", new Text("NDJSON comes oldest first.", "NDJSON 按时间先后排列，不支持 newest。"));
    readings.awaitAtLeast(asked.atLeast());
    ReadContext reading = readings.asOwner(caller, asked.asOf());
    var wanted =
        new Wanted(
            null,
            type,
            part,
            position(after, "after", 0),
            Math.min(before(before), reading.position()));
    List<Found> first = lines.first(reading, wanted);
    response.setContentType("application/x-ndjson");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    lines.write(reading, wanted, first, response.getOutputStream());
  }

  /**
   * Counts by type. This record is the JSON.
   *
   * @param items the most frequent type first
   * @param total of all counted events
   * @param more whether older events were not counted
   * @param tail the position after which the newest 300 lie; null if there are no more than that
   */
  record Counts(List<HistoryEntries.OfType> items, int total, boolean more, @Nullable Long tail) {}

  @Operation(
      operationId = "countHistory",
      summary = "Counts events by type: the newest 5,000 after a position or an instant.")
  @GetMapping("/counts")
  Counts counts(
      Caller caller,
      @Parameter(description = "Only events after this position, or this instant.")
          @RequestParam(required = false)
          @Nullable String after,
      @RequestParam(required = false) @Nullable Instant asOf) {
    ReadContext reading = readings.asOwner(caller, asOf);
    long from = position(after, "after", 0);
    long until = requireNonNullElse(reading.moment().position(), Long.MAX_VALUE);
    var found =
        readings.read(
            reading,
            (db, it) -> HistoryEntries.counts(db, it.scope(), from, until, MOST_COUNTED, NEWEST));
    int total = found.items().stream().mapToInt(HistoryEntries.OfType::count).sum();
    return new Counts(found.items(), total, total == MOST_COUNTED, found.tail());
  }

  private ResponseEntity<Page<HistoryItem>> page(
      Caller caller, ListQuery asked, Wanted wanted, boolean newest) {
    readings.awaitAtLeast(asked.atLeast());
    ReadContext reading = readings.asOwner(caller, asked.asOf());
    String list = newest ? NEWEST_FIRST : LIST;
    Cursor place = Cursor.read(asked.cursor(), list, 1, reading.scope());
    int size = ReadContexts.limit(asked.limit());
    List<Found> found = find(reading, from(place, newest, wanted), newest, size + 1);
    RowsWithin<HistoryItem> events = written.of(found, Page.MOST_BYTES);
    if (caller.is(Role.AUDITOR)) ShownParties.of(codes(found));
    PersonNames names = HistoryItem.names(readings, reading, events.rows());
    return Page.within(
        new ReadResult<>(events, List.of()),
        size,
        it -> it.named(names),
        it -> Cursor.at(list, it.position()),
        reading);
  }

  private List<Found> find(ReadContext reading, Wanted wanted, boolean newest, int limit) {
    long moment = requireNonNullElse(reading.moment().position(), Long.MAX_VALUE);
    var within =
        new Wanted(
            wanted.stream(),
            wanted.type(),
            wanted.part(),
            wanted.after(),
            Math.min(wanted.until(), moment));
    return readings.read(
        reading,
        (db, it) ->
            newest
                ? HistoryEntries.findNewest(db, it.scope(), it.moment(), within, limit)
                : HistoryEntries.find(db, it.scope(), it.moment(), within, limit));
  }

  private static Wanted from(@Nullable Cursor place, boolean newest, Wanted it) {
    if (place == null) return it;
    long last = place.number(0);
    return newest
        ? new Wanted(it.stream(), it.type(), it.part(), it.after(), Math.min(it.until(), last - 1))
        : new Wanted(it.stream(), it.type(), it.part(), Math.max(it.after(), last), it.until());
  }

  private static Set<String> codes(List<Found> found) {
    return found.stream()
        .flatMap(it -> it.readers().stream())
        .map(PartyCode::value)
        .collect(Collectors.toSet());
  }

  private long before(@Nullable String text) {
    long position = position(text, "before", Long.MAX_VALUE);
    return position == Long.MAX_VALUE || position == 0 ? position : position - 1;
  }

  private long position(@Nullable String text, String parameter, long otherwise) {
    return PositionParameter.of(positions, text, parameter, otherwise);
  }
}
