package weft.api.history;

import static weft.projections.rows.Board.Seen.BY_OWNER;
import static weft.projections.rows.Board.Seen.BY_SIDES;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import weft.api.edi.StatedSegments;
import weft.api.edi.StatedSegments.StatedSegment;
import weft.api.history.EventCauses.Causes;
import weft.api.reading.Ids;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.securitylog.ShownParties;
import weft.event.Recorded;
import weft.history.store.HistoryReader;
import weft.party.PartyCode;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.history.HistoryEntries;
import weft.projections.history.HistoryEntries.Found;
import weft.projections.history.HistoryEntries.Wanted;
import weft.projections.lineage.InterchangeEffects;
import weft.projections.rows.RowSize;

/** One event of the history, with what it changed, why it happened and who said so. */
@RestController
@RequestMapping("/api/v1/history/events")
class EventDetails {
  private final ReadContexts readings;
  private final HistoryReader history;
  private final EventRows rows;
  private final EventCauses causes;
  private final StatedSegments segments;

  EventDetails(
      ReadContexts readings,
      HistoryReader history,
      EventRows rows,
      EventCauses causes,
      StatedSegments segments) {
    this.readings = readings;
    this.history = history;
    this.rows = rows;
    this.causes = causes;
    this.segments = segments;
  }

  /**
   * One event. This record is the JSON.
   *
   * @param command one id for all events of one append; null where events were recorded without one
   * @param before the reader's rows that the event changed, by view, before the event
   * @param after the same rows after it
   * @param changed their fields that differ
   * @param more whether others differ: rows and fields end at a megabyte
   * @param causedBy the position of the event that led to it; null if there is none that the reader
   *     may read
   * @param consequences the positions of the events that it led to, as far as the reader may read
   *     them
   * @param consequencesUntil the last position among which they were looked for
   * @param segment that states the change in the partner's message; null if none does
   */
  record EventDetail(
      @JsonUnwrapped HistoryItem event,
      @Nullable String command,
      Map<String, List<JsonNode>> before,
      Map<String, List<JsonNode>> after,
      List<RowChange> changed,
      boolean more,
      @Nullable Long causedBy,
      List<Long> consequences,
      long consequencesUntil,
      @Nullable StatedSegment segment) {}

  @Operation(
      operationId = "getEvent",
      summary =
          "One event: what it changed in the reader's rows, what led to it, what it led to, and the"
              + " segment that states it.",
      description =
          "Leaves out rows of interchanges, partnerships, channels and documents; their own reads"
              + " show them with `at`. Looks for consequences among the next 2,000 positions.")
  @GetMapping("/{position}")
  EventDetail get(
      Caller caller,
      @Parameter(description = "The event's position.") @PathVariable long position) {
    readings.awaitRecorded(position);
    ReadContext reading = readings.asOwner(caller, null);
    Found found = found(reading, position);
    Recorded event = history.at(List.of(position)).stream().findFirst().orElseThrow(Ids::notFound);
    if (caller.is(Role.AUDITOR)) ShownParties.of(codes(found.readers()));
    var before = rows.at(caller, event.stream(), position - 1);
    var after = rows.at(caller, event.stream(), position);
    List<RowChange> all = RowChange.between(before, after);
    List<RowChange> changed = fitting(all, before, after);
    Causes its = causes.of(reading, event);
    HistoryItem item = HistoryItem.of(event, found.readers());
    var names = HistoryItem.names(readings, reading, List.of(item));
    return new EventDetail(
        item.named(names).causedBy(its.cause()),
        event.provenance().command(),
        touched(before, changed),
        touched(after, changed),
        changed,
        changed.size() < all.size(),
        its.cause(),
        its.consequences(),
        its.until(),
        segment(caller, reading, event).orElse(null));
  }

  private Found found(ReadContext reading, long position) {
    var wanted = new Wanted(null, null, null, position - 1, position);
    return readings
        .read(reading, (db, it) -> HistoryEntries.find(db, it.scope(), it.moment(), wanted, 1))
        .stream()
        .findFirst()
        .orElseThrow(Ids::notFound);
  }

  private static Set<String> codes(List<PartyCode> parties) {
    return parties.stream().map(PartyCode::value).collect(Collectors.toSet());
  }

  /** The first changes whose JSON and that of their rows fit into a page; at least one. */
  static List<RowChange> fitting(
      List<RowChange> all,
      Map<String, Map<String, JsonNode>> before,
      Map<String, Map<String, JsonNode>> after) {
    List<RowChange> fitting = new ArrayList<>();
    Map<String, Set<String>> rows = new HashMap<>();
    long bytes = 0;
    for (RowChange it : all) {
      bytes += RowSize.of(it.view()) + RowSize.of(it.row()) + RowSize.of(it.pointer());
      bytes += bytes(it.before()) + bytes(it.after());
      if (rows.computeIfAbsent(it.view(), _ -> new HashSet<>()).add(it.row()))
        for (var views : List.of(before, after))
          bytes += bytes(views.getOrDefault(it.view(), Map.of()).get(it.row()));
      if (bytes > Page.MOST_BYTES && !fitting.isEmpty()) break;
      fitting.add(it);
    }
    return fitting;
  }

  private static long bytes(@Nullable JsonNode it) {
    return it == null ? 0 : it.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  /** The rows of changed views that differ; a view without such a row then has an empty list. */
  private static Map<String, List<JsonNode>> touched(
      Map<String, Map<String, JsonNode>> views, List<RowChange> changed) {
    Map<String, List<JsonNode>> touched = new LinkedHashMap<>();
    changed.stream()
        .collect(
            Collectors.groupingBy(
                RowChange::view,
                LinkedHashMap::new,
                Collectors.mapping(
                    RowChange::row, Collectors.toCollection(java.util.LinkedHashSet::new))))
        .forEach(
            (view, rows) ->
                touched.put(
                    view,
                    rows.stream()
                        .flatMap(
                            it ->
                                Optional.ofNullable(views.getOrDefault(view, Map.of()).get(it))
                                    .stream())
                        .toList()));
    return touched;
  }

  private Optional<StatedSegment> segment(Caller caller, ReadContext viewer, Recorded event) {
    String interchange = event.provenance().source().interchange();
    if (interchange == null) return Optional.empty();
    Integer number = first(caller, viewer, interchange, event.position());
    return number == null ? Optional.empty() : segments.find(caller, viewer, interchange, number);
  }

  /** The first segment that states a change of the event in the reader's rows. */
  private @Nullable Integer first(
      Caller caller, ReadContext viewer, String interchange, long position) {
    Integer first = null;
    boolean audits = viewer.scope().role() == PartyScope.Role.AUDITOR;
    for (Side side : audits ? List.of(Side.BUYER) : caller.sides()) {
      PartyScope scope = audits ? viewer.scope() : PartyScope.of(caller.requireParty(), side);
      Integer stated =
          readings.read(
              new ReadContext(scope, viewer.moment(), viewer.position(), null),
              (db, it) ->
                  InterchangeEffects.firstSegment(db, it.scope(), BY_SIDES, interchange, position));
      if (first == null) first = stated;
    }
    return first != null
        ? first
        : readings.read(
            viewer,
            (db, it) ->
                InterchangeEffects.firstSegment(db, it.scope(), BY_OWNER, interchange, position));
  }
}
