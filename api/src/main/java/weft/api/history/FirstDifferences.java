package weft.api.history;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import weft.api.problem.Problem;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.history.Positions;
import weft.language.Text;

/** The first event after which two moments differ. */
@RestController
class FirstDifferences {
  /** The versions of one row, and the reads of it, of one request. */
  private static final int MOST = 200;

  /** The limit for all rows of a stream, of which there can be ten thousand. */
  private static final int MOST_OF_STREAM = 20;

  private final ReadContexts readings;
  private final Positions positions;
  private final PlaceReads places;
  private final ShownEvents events;

  FirstDifferences(
      ReadContexts readings, Positions positions, PlaceReads places, ShownEvents events) {
    this.readings = readings;
    this.positions = positions;
    this.places = places;
    this.events = events;
  }

  /**
   * The first event after which two moments differ. This record is the JSON.
   *
   * @param different whether the moments differ; not where a later event undid the change
   * @param event the first event after {@code from} that changed the place, as an item of the
   *     history; null where there is none, or the reader may not read it
   * @param changed what it changed there
   * @param more whether it changed others: fields end at a megabyte
   * @param searchedUntil the last position that was looked at; the search goes on from there where
   *     it is before {@code until} and {@code changed} is empty
   * @param closed whether the reader sees the place at only one of the moments
   */
  record FirstDifference(
      long from,
      long until,
      boolean different,
      @Nullable HistoryItem event,
      List<RowChange> changed,
      boolean more,
      long searchedUntil,
      boolean closed) {}

  @Operation(
      operationId = "firstDifference",
      summary = "Finds the first event after which two moments differ in a row or a stream.",
      description =
          "Give `stream`, or `view` and `row` as `changed` of an event gives them. One request"
              + " reads at most 200 versions of a row, or 20 of a stream. If it finds nothing,"
              + " repeat it with `searchedUntil` as `from`, while that is before `until`.")
  @GetMapping("/api/v1/history/first-difference")
  FirstDifference find(
      Caller caller,
      @Parameter(description = "All rows of this stream: its id.") @RequestParam(required = false)
          @Nullable String stream,
      @Parameter(description = "orders, schedules, call-offs, or the name of another list.")
          @RequestParam(required = false)
          @Nullable String view,
      @Parameter(description = "The row, as `changed` of an event names it.")
          @RequestParam(required = false)
          @Nullable String row,
      @Parameter(description = "The earlier moment: a position or an instant.") @RequestParam
          String from,
      @Parameter(description = "The later moment: a position or an instant. Default: now.")
          @RequestParam(required = false)
          @Nullable String until,
      @Parameter(description = "Only this field and what is below it (RFC 6901): /quantity.")
          @RequestParam(defaultValue = "")
          String pointer) {
    if ((stream == null) == (view == null) || (view == null) != (row == null))
      throw Problem.parameter(
          "stream", new Text("Give stream, or view and row.", "请填写 stream，或同时填写 view 与 row。"));
    ReadContext viewer = readings.asOwner(caller, null);
    long last = PositionParameter.of(positions, until, "until", viewer.position());
    long first = PositionParameter.of(positions, from, "from", 0);
    if (first > last)
      throw Problem.parameter(
          "from", new Text("from is a moment before until.", "from 应早于 until。"));
    readings.awaitAtLeast(last);
    JsonPointer field = PlaceReads.pointer(pointer);
    if (stream != null) return ofStream(caller, viewer, Ids.stream(stream), field, first, last);
    return ofRow(
        caller, viewer, RowName.of(requireNonNull(view), requireNonNull(row)), field, first, last);
  }

  private FirstDifference ofRow(
      Caller caller, ReadContext viewer, RowName row, JsonPointer field, long from, long until) {
    if (places.newest(caller, row, until, 1).isEmpty()) throw Ids.notFound();
    List<Long> versions = places.oldest(caller, row, from, until, MOST + 1);
    var place =
        new Place(
            row.stream(),
            field,
            it -> places.field(caller, row, field, it),
            it -> places.row(caller, row, it));
    return find(caller, viewer, place, versions, MOST, from, until);
  }

  private FirstDifference ofStream(
      Caller caller, ReadContext viewer, String stream, JsonPointer field, long from, long until) {
    if (places.events(viewer, stream, 0, until, 1).isEmpty()) throw Ids.notFound();
    List<Long> its = places.events(viewer, stream, from, until, MOST_OF_STREAM + 1);
    var place =
        new Place(
            stream,
            field,
            it -> places.fields(caller, stream, field, it),
            it -> places.rows(caller, stream, it));
    return find(caller, viewer, place, its, MOST_OF_STREAM, from, until);
  }

  /** A place: its compared value and its rows at a position. */
  private record Place(
      String stream,
      JsonPointer field,
      LongFunction<Walk.State> value,
      LongFunction<Map<String, Map<String, JsonNode>>> rows) {}

  private FirstDifference find(
      Caller caller,
      ReadContext viewer,
      Place place,
      List<Long> versions,
      int most,
      long from,
      long until) {
    Walk.Found found =
        new Walk(place.value(), most)
            .first(from, until, versions.stream().limit(most).toList(), versions.size() <= most);
    boolean different = !place.value().apply(from).equals(place.value().apply(until));
    List<Long> positions = found.changes().stream().map(Walk.Change::position).toList();
    Map<Long, HistoryItem> items = events.of(caller, viewer, place.stream(), positions);
    if (positions.isEmpty()) {
      long searched = found.next() == null ? until : found.next();
      return new FirstDifference(
          from, until, different, null, List.of(), false, searched, found.closed());
    }
    long position = positions.getFirst();
    var before = place.rows().apply(position - 1);
    var after = place.rows().apply(position);
    List<RowChange> all =
        RowChange.between(before, after).stream()
            .filter(it -> isWithin(it.pointer(), place.field().toString()))
            .toList();
    List<RowChange> changed = EventDetails.fitting(all, before, after);
    return new FirstDifference(
        from,
        until,
        different,
        items.get(position),
        changed,
        changed.size() < all.size(),
        position,
        false);
  }

  /** Whether a change is at the field or below it, or of all that holds the field. */
  private static boolean isWithin(String changed, String field) {
    return changed.equals(field)
        || changed.startsWith(field + "/")
        || field.startsWith(changed + "/");
  }
}
