package weft.api.edi;

import static java.util.stream.Collectors.joining;

import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.edi.expected.AcknowledgedInterchange;
import weft.edi.reader.EdiReader;
import weft.edi.reader.Group;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.text.Segment;
import weft.edi.reception.Acknowledgements;
import weft.projections.lineage.InterchangeEffects;
import weft.projections.lineage.InterchangeEffects.Effect;
import weft.projections.lineage.InterchangeEffects.Said;
import weft.projections.rows.Board.Seen;

/**
 * Leads from a segment to everything it changed. The other way, each row names its segment itself.
 */
@RestController
@RequestMapping("/api/v1/edi/interchanges/{id}/effects")
class Lineage {
  private static final String LIST = "effects";

  /** Segments that begin an item. Segments before the first of these apply to the whole message. */
  private static final Set<String> ITEMS =
      Set.of(
          "LIN", "HL", "PO1", "POC", "IT1", "RCD", "512", "552", "714", "824", "E1EDP10", "E1EDP01",
          "E1EDL24");

  private final ReadContexts readings;
  private final Originals originals;
  private final WholeReads reads;

  Lineage(ReadContexts readings, Originals originals, WholeReads reads) {
    this.readings = readings;
    this.originals = originals;
    this.reads = reads;
  }

  /**
   * Lists the changes by an interchange that the caller may see, on any of its sides.
   *
   * @param segment narrows to the changes by this segment; where it makes none, by its item; for a
   *     segment before a message's first item, by the whole message
   */
  @Operation(
      operationId = "listEffects",
      summary = "Lists everything that an interchange, or one segment of it, changed.")
  @GetMapping
  ResponseEntity<Page<Effect>> list(
      Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer segment,
      @RequestParam(required = false) @Nullable String as,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor) {
    // The operator runs the hub but does not see the partners' orders.
    if (caller.is(Role.OPERATOR)) throw Ids.notFound();
    String interchange = Originals.uuid(id).toString();
    ReadContext viewed = readings.asViewer(caller, null);
    return reads.read(
        caller,
        () -> originals.concerning(viewed, interchange),
        it -> page(caller, interchange, segment, as, limit, cursor, viewed, it));
  }

  private ResponseEntity<Page<Effect>> page(
      Caller caller,
      String interchange,
      @Nullable Integer segment,
      @Nullable String as,
      @Nullable Integer limit,
      @Nullable String cursor,
      ReadContext viewed,
      Original original) {
    ReadInterchange read = EdiReader.read(original.bytes(), original.reading());
    List<ReadContext> sides = sides(caller, as);
    // Each choice of sides is a list of its own, with its own cursors.
    String name = LIST + sides.stream().map(it -> "-" + it.scope().role()).collect(joining());
    int size = ReadContexts.limit(limit);
    Cursor place = Cursor.read(cursor, name, 1, viewed.scope());
    long skip = place == null ? 0 : place.number(0);
    List<Effect> others = new ArrayList<>(acknowledged(viewed, read, interchange));
    others.addAll(effects(viewed, Seen.BY_OWNER, interchange, Said.ALL, 0, Integer.MAX_VALUE));
    List<Effect> rows = List.of();
    for (Said said : segment == null ? List.of(Said.ALL) : asked(read, segment)) {
      rows = effects(others, sides, interchange, said, skip, size + 1);
      if (!rows.isEmpty()) break;
    }
    Set<@Nullable Integer> named = new HashSet<>();
    for (Effect it : rows) named.add(it.segment());
    Map<Integer, Long> offsets = new HashMap<>();
    for (Segment it : read.segments())
      if (named.contains(it.number())) offsets.put(it.number(), it.offset());
    return Page.of(
        rows,
        size,
        it -> it.segment() == null ? it : it.at(offsets.get(it.segment())),
        _ -> Cursor.at(name, skip + size),
        viewed);
  }

  /** The requested side; without one, each side that the caller has. */
  private List<ReadContext> sides(Caller caller, @Nullable String as) {
    if (as != null || caller.sides().size() < 2) return List.of(readings.bySide(caller, as, null));
    return caller.sides().stream().map(it -> readings.bySide(caller, it.name(), null)).toList();
  }

  /** The outgoing interchanges for which this one is the partner's newest acknowledgement. */
  private List<Effect> acknowledged(ReadContext viewed, ReadInterchange read, String interchange) {
    List<Effect> effects = new ArrayList<>();
    for (AcknowledgedInterchange it :
        readings.read(viewed, (db, by) -> AcknowledgedInterchange.by(db, by.scope(), interchange)))
      for (ReadMessage message : read.messages()) {
        Segment at = Acknowledgements.TYPES.contains(message.type()) ? it.in(message) : null;
        if (at != null)
          effects.add(
              new Effect(
                  "acknowledgement",
                  it.standing(),
                  it.id(),
                  it.reference(),
                  null,
                  null,
                  null,
                  null,
                  message.reference(),
                  at.number(),
                  0,
                  null));
      }
    return effects;
  }

  /**
   * Merges the effects. An event belongs to one partnership, so its effects are on one side and
   * stay in order.
   */
  private List<Effect> effects(
      List<Effect> others,
      List<ReadContext> sides,
      String interchange,
      Said said,
      long skip,
      int most) {
    if (others.isEmpty() && sides.size() == 1)
      return effects(sides.getFirst(), Seen.BY_SIDES, interchange, said, skip, most);
    return Stream.concat(
            others.stream().filter(it -> isSaid(it, said)),
            sides.stream()
                .flatMap(
                    it -> effects(it, Seen.BY_SIDES, interchange, said, 0, skip + most).stream()))
        .sorted(Comparator.comparingLong(Effect::position))
        .skip(skip)
        .limit(most)
        .toList();
  }

  /** Whether the effect belongs to the range; an effect without a segment belongs to the whole. */
  private static boolean isSaid(Effect it, Said said) {
    return it.segment() == null
        ? said.equals(Said.ALL) || Objects.equals(said.message(), it.message())
        : said.has(it.segment());
  }

  private List<Effect> effects(
      ReadContext whose, Seen seen, String interchange, Said said, long skip, long most) {
    return readings.read(
        whose,
        (db, it) -> InterchangeEffects.of(db, it.scope(), seen, interchange, said, skip, most));
  }

  /** The requested ranges, the narrowest first. */
  private static List<Said> asked(ReadInterchange read, int segment) {
    var itself = new Said(segment, segment, null);
    for (ReadMessage message : read.messages()) {
      Segment first = message.segments().getFirst();
      Segment last = message.segments().getLast();
      var whole = new Said(first.number(), last.number(), message.reference());
      if (!whole.has(segment)) continue;
      List<Said> items = new ArrayList<>();
      items(message.body(), items);
      if (items.isEmpty() || segment < items.getFirst().from()) return List.of(whole);
      boolean begins = items.stream().anyMatch(it -> it.from() == segment);
      return Stream.concat(
              begins ? Stream.of() : Stream.of(itself),
              items.stream().filter(it -> it.has(segment)))
          .toList();
    }
    return List.of(itself);
  }

  private static void items(Group group, List<Said> items) {
    if (group.segments().isEmpty()) return;
    Segment first = group.segments().getFirst();
    if (ITEMS.contains(first.tag())) items.add(new Said(first.number(), last(group), null));
    else group.groups().forEach(it -> items(it, items));
  }

  private static int last(Group group) {
    int own = group.segments().getLast().number();
    return group.groups().isEmpty() ? own : Math.max(own, last(group.groups().getLast()));
  }
}
