package weft.api.edi;

import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.edi.Originals.Original;
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.Page;
import weft.api.reading.Reading;
import weft.api.reading.Readings;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.edi.reader.EdiReader;
import weft.edi.reader.Group;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Segment;
import weft.projections.document.Effects;
import weft.projections.document.Effects.Effect;

/** From a segment to everything it changed; the other way each row names its segment itself. */
@RestController
@RequestMapping("/api/v1/edi/interchanges/{id}/effects")
class Lineage {
  private static final String LIST = "effects";

  /** Segments that begin an item; what stands before the first of a message is said of all. */
  private static final Set<String> ITEMS =
      Set.of(
          "LIN", "HL", "PO1", "POC", "IT1", "RCD", "512", "552", "714", "824", "E1EDP10", "E1EDP01",
          "E1EDL24");

  private final Readings readings;
  private final Originals originals;

  Lineage(Readings readings, Originals originals) {
    this.readings = readings;
    this.originals = originals;
  }

  /**
   * What the caller may see of what an interchange changed, on whichever side of it.
   *
   * @param segment narrows to what this segment says, or where it says nothing by itself, the item
   *     it stands in; of a segment that stands before a message's first item, to all of the message
   */
  @Operation(
      operationId = "listEffects",
      summary = "Everything that an interchange, or one segment of it, changed.")
  @GetMapping
  ResponseEntity<Page<Effect>> list(
      Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer segment,
      @RequestParam(required = false) @Nullable String as,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    // The operator runs the hub; what partners ordered is theirs.
    if (caller.is(Role.OPERATOR)) throw Ids.notFound();
    String interchange = Originals.uuid(id).toString();
    Reading viewed = readings.asViewer(caller, null);
    Original original = originals.concerning(viewed, interchange);
    ReadInterchange read = EdiReader.read(original.bytes(), original.reading());
    List<Reading> sides = sides(caller, as);
    int size = Readings.limit(limit);
    Cursor place = Cursor.read(cursor, LIST, 1, viewed.scope());
    long skip = place == null ? 0 : place.number(0);
    List<Effect> rows = List.of();
    for (Range range : segment == null ? List.of(Range.ALL) : ranges(read, segment)) {
      rows = effects(sides, interchange, range, skip, size + 1);
      if (!rows.isEmpty()) break;
    }
    Map<Integer, Long> offsets = new HashMap<>();
    for (Segment it : read.segments()) offsets.put(it.number(), it.offset());
    return Page.of(
        rows,
        size,
        it -> it.segment() == null ? it : it.at(offsets.get(it.segment())),
        _ -> Cursor.at(LIST, skip + size),
        viewed);
  }

  /** The side asked for; without one, each that the caller is on. */
  private List<Reading> sides(Caller caller, @Nullable String as) {
    if (as != null || caller.sides().size() < 2)
      return List.of(readings.bySide(caller, as, null));
    return caller.sides().stream().map(it -> readings.bySide(caller, it.name(), null)).toList();
  }

  /** An event is of one partnership, so that its effects are on one side, and stay in order. */
  private List<Effect> effects(
      List<Reading> sides, String interchange, Range range, long skip, int most) {
    if (sides.size() == 1) return effects(sides.getFirst(), interchange, range, skip, most);
    return sides.stream()
        .flatMap(it -> effects(it, interchange, range, 0, skip + most).stream())
        .sorted(Comparator.comparingLong(Effect::position))
        .skip(skip)
        .limit(most)
        .toList();
  }

  private List<Effect> effects(
      Reading side, String interchange, Range range, long skip, long most) {
    return readings.read(
        side,
        (db, it) -> Effects.of(db, it.scope(), interchange, range.from(), range.to(), skip, most));
  }

  /** What is asked for, the narrowest first. */
  private static List<Range> ranges(ReadInterchange read, int segment) {
    var itself = new Range(segment, segment);
    for (ReadMessage message : read.messages()) {
      var whole = new Range(message.segments().getFirst(), message.segments().getLast());
      if (!whole.has(segment)) continue;
      List<Range> items = new ArrayList<>();
      items(message.body(), items);
      if (items.isEmpty() || segment < items.getFirst().from()) return List.of(whole);
      return Stream.concat(
              items.stream().anyMatch(it -> it.from() == segment) ? Stream.of() : Stream.of(itself),
              items.stream().filter(it -> it.has(segment)))
          .toList();
    }
    return List.of(itself);
  }

  private static void items(Group group, List<Range> items) {
    if (!group.segments().isEmpty() && ITEMS.contains(group.segments().getFirst().tag()))
      items.add(new Range(group.segments().getFirst(), last(group)));
    else group.groups().forEach(it -> items(it, items));
  }

  private static Segment last(Group group) {
    Segment own = group.segments().getLast();
    if (group.groups().isEmpty()) return own;
    Segment below = last(group.groups().getLast());
    return below.number() > own.number() ? below : own;
  }

  /** Segments that belong together, by their numbers. */
  private record Range(int from, int to) {
    static final Range ALL = new Range(0, Integer.MAX_VALUE);

    Range(Segment first, Segment last) {
      this(first.number(), last.number());
    }

    boolean has(int segment) {
      return from <= segment && segment <= to;
    }
  }
}
