package weft.api.edi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
import weft.api.security.Caller;
import weft.interchange.Fault;
import weft.interchange.MessageResult;
import weft.projections.interchange.InterchangeMessageRow;
import weft.projections.interchange.InterchangeRow;
import weft.projections.interchange.Interchanges;
import weft.projections.rows.RowsWithin;

/**
 * The messages of incoming interchanges: the first ones with the interchange, all of them in pages.
 */
@RestController
@RequestMapping("/api/v1/edi/interchanges/{id}/messages")
class ToldMessages {
  /** The most messages shown with an interchange, or a file of several; fewer if they are long. */
  private static final int MOST = 1_000;

  private static final String LIST = "interchange-messages";

  private final ReadContexts readings;
  private final Originals originals;

  ToldMessages(ReadContexts readings, Originals originals) {
    this.readings = readings;
    this.originals = originals;
  }

  /**
   * An interchange with its first messages.
   *
   * @param faults of the envelope
   * @param next the cursor of the messages after the first; null where there are none
   */
  record Told(
      InterchangeRow row,
      List<MessageResult> messages,
      List<Fault> faults,
      @Nullable String next) {}

  /**
   * One message.
   *
   * @param number its place, from 1, among the messages of the interchange that the caller sees
   */
  record Message(int number, @JsonUnwrapped MessageResult result) {
    static Message of(InterchangeMessageRow it) {
      return new Message(it.place(), it.result());
    }
  }

  @Operation(
      operationId = "listInterchangeMessages",
      summary =
          "Lists the messages of an incoming interchange in its order, as far as they concern the"
              + " caller. `getInterchange` has the first 1,000, up to 1 MB, and the cursor of the"
              + " others as `nextMessages`.")
  @GetMapping
  ResponseEntity<Page<Message>> list(
      Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Instant asOf) {
    String arrived = originals.arrived(id);
    int size = ReadContexts.limit(limit);
    ReadContext reading = readings.asViewer(caller, asOf);
    Cursor place = Cursor.read(cursor, LIST, 1, reading.scope());
    long after =
        place == null
            ? InterchangeMessageRow.ENVELOPE
            : Math.max(InterchangeMessageRow.ENVELOPE, place.number(0));
    RowsWithin<InterchangeMessageRow> rows =
        readings.read(
            reading,
            (db, it) -> {
              var _ =
                  Interchanges.find(db, it.scope(), arrived, it.moment())
                      .orElseThrow(Ids::notFound);
              return Interchanges.messages(
                  db, it.scope(), List.of(arrived), after, it.moment(), size + 1, Page.MOST_BYTES);
            });
    return Page.within(
        new ReadResult<>(rows, List.of()),
        size,
        Message::of,
        it -> Cursor.at(LIST, it.place()),
        reading);
  }

  /**
   * The interchanges among these that the caller sees, by id and in that order, with their first
   * messages.
   */
  Map<String, Told> of(Caller caller, List<String> ids, @Nullable Instant asOf) {
    return readings.read(readings.asViewer(caller, asOf), (db, it) -> of(db, it, ids));
  }

  private static Map<String, Told> of(JdbcClient db, ReadContext reading, List<String> ids) {
    Map<String, InterchangeRow> rows = new HashMap<>();
    for (InterchangeRow it : Interchanges.ofIds(db, reading.scope(), ids, reading.moment()))
      rows.putIfAbsent(it.id(), it);
    List<String> seen = ids.stream().distinct().filter(rows::containsKey).toList();
    RowsWithin<InterchangeMessageRow> read =
        Interchanges.messages(
            db, reading.scope(), seen, -1, reading.moment(), MOST + 1, Page.MOST_BYTES);
    List<InterchangeMessageRow> first = read.rows().subList(0, Math.min(MOST, read.rows().size()));
    boolean all = read.all() && read.rows().size() <= MOST;
    int reached = all ? seen.size() : 1 + seen.indexOf(first.getLast().id());
    Map<String, List<InterchangeMessageRow>> its =
        first.stream().collect(Collectors.groupingBy(InterchangeMessageRow::id));
    Map<String, Told> told = new LinkedHashMap<>();
    for (String id : seen)
      told.put(
          id,
          told(
              requireNonNull(rows.get(id)),
              its.getOrDefault(id, List.of()),
              told.size() < reached,
              reading));
    return told;
  }

  /**
   * @param reached whether the read got to this interchange before it was full; otherwise its
   *     envelope is unknown, too
   */
  private static Told told(
      InterchangeRow row, List<InterchangeMessageRow> first, boolean reached, ReadContext reading) {
    List<MessageResult> messages = new ArrayList<>();
    List<Fault> faults = new ArrayList<>();
    int last = InterchangeMessageRow.ENVELOPE;
    for (InterchangeMessageRow it : first) {
      last = it.place();
      if (it.isEnvelope()) faults.addAll(it.faults());
      else messages.add(it.result());
    }
    boolean all = reached && messages.size() == row.messageCount();
    String next = all ? null : Cursor.at(LIST, last).text(reading.scope());
    return new Told(row, List.copyOf(messages), List.copyOf(faults), next);
  }
}
