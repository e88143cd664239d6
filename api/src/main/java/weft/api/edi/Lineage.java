package weft.api.edi;

import io.swagger.v3.oas.annotations.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.Page;
import weft.api.reading.Reading;
import weft.api.reading.Readings;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Segment;
import weft.party.Side;
import weft.projections.document.Effects;
import weft.projections.document.Effects.Effect;
import weft.projections.interchange.Interchanges;

/** From a segment to everything it changed; the other way each row names its segment itself. */
@RestController
@RequestMapping("/api/v1/edi/interchanges/{id}/effects")
class Lineage {
  private static final String LIST = "effects";

  /** Segments that begin an item; what stands before the first of a message is said of all. */
  private static final Set<String> ITEMS = Set.of("LIN", "PO1", "POC", "IT1", "RCD", "512");

  private final Readings readings;
  private final Originals originals;

  Lineage(Readings readings, Originals originals) {
    this.readings = readings;
    this.originals = originals;
  }

  /** The segments that belong together. */
  private record Range(int from, int to) {}

  /**
   * What the caller may see of what an interchange changed: of the side it is on.
   *
   * @param segment narrows to what this segment says, or the item it stands in; of a segment that
   *     stands before a message's first item, to all of the message. For the sender alone
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
    String interchange = Originals.uuid(id).toString();
    String arrived = originals.arrived(interchange);
    Reading viewed = readings.asViewer(caller, null);
    var row =
        readings
            .read(viewed, (db, it) -> Interchanges.find(db, it.scope(), arrived, it.moment()))
            .orElseThrow(Ids::notFound);
    // The operator runs the hub; what partners ordered is theirs.
    if (caller.is(Role.OPERATOR)) throw Ids.notFound();
    Range range = segment == null ? null : range(caller, interchange, segment);
    int size = Readings.limit(limit);
    Reading reading = readings.bySide(caller, side(caller, as, row.owner()), null);
    Cursor place = Cursor.read(cursor, LIST, 1, reading.scope());
    long skip = place == null ? 0 : place.number(0);
    List<Effect> rows =
        readings.read(
            reading,
            (db, it) ->
                Effects.of(
                    db,
                    it.scope(),
                    interchange,
                    range == null ? null : range.from(),
                    range == null ? null : range.to(),
                    skip,
                    size + 1));
    return Page.of(rows, size, it -> it, _ -> Cursor.at(LIST, skip + size), reading);
  }

  /** Who sent it is asked for as what it mostly is in it; a caller on one side has no choice. */
  private static @Nullable String side(Caller caller, @Nullable String as, String owner) {
    if (as != null || caller.sides().size() < 2) return as;
    boolean own = caller.party() != null && caller.party().value().equals(owner);
    return own ? Side.BUYER.name() : Side.SUPPLIER.name();
  }

  /** The item in which a segment stands; an interchange of others has no segments to be seen. */
  private Range range(Caller caller, String interchange, int segment) {
    Originals.Original original = originals.find(caller, interchange);
    for (ReadMessage message : EdiReader.read(original.bytes(), original.reading()).messages()) {
      List<Segment> segments = message.segments();
      if (segments.getFirst().number() > segment || segments.getLast().number() < segment) continue;
      List<Integer> starts = new ArrayList<>();
      for (Segment it : segments) if (ITEMS.contains(it.tag())) starts.add(it.number());
      int last = segments.getLast().number();
      int begin = 0;
      int end = last;
      for (int start : starts) {
        if (start <= segment) begin = start;
        else if (begin > 0) {
          end = start - 1;
          break;
        }
      }
      if (begin == 0) return new Range(segments.getFirst().number(), last);
      Segment asked = segments.get(segment - segments.getFirst().number());
      return asked.number() == begin ? new Range(begin, end) : new Range(segment, segment);
    }
    return new Range(segment, segment);
  }
}
