package weft.api.edi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.problem.Problem;
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.Marked;
import weft.api.reading.Page;
import weft.api.reading.Reading;
import weft.api.reading.Readings;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.edi.InterchangeResult;
import weft.edi.outbox.Outgoing;
import weft.edi.outbox.OutgoingRow;
import weft.edi.reception.Inbox;
import weft.interchange.InterchangeKey;
import weft.interchange.InterchangeOutcome;
import weft.language.Text;
import weft.projections.interchange.InterchangeRow;

/** Interchanges in and out: listed, and fetched. */
@RestController
@RequestMapping("/api/v1/edi")
class Interchanges {
  private static final String IN = "interchanges-in";
  private static final String OUT = "interchanges-out";
  private static final MediaType EDIFACT = new MediaType("application", "edifact");
  private final Readings readings;
  private final Inbox inbox;

  Interchanges(Readings readings, Inbox inbox) {
    this.readings = readings;
    this.inbox = inbox;
  }

  /** A list row; this record is the JSON. */
  record Item(
      String id,
      String direction,
      String sender,
      String receiver,
      String reference,
      Instant receivedAt,
      String channel,
      int bytes,
      boolean test,
      InterchangeOutcome outcome,
      List<Message> messages) {
    record Message(String type, String release, String reference, String outcome, int faults) {}

    static Item of(InterchangeRow it) {
      List<Message> messages =
          it.messages().stream()
              .map(
                  m ->
                      new Message(
                          m.type(),
                          m.release(),
                          m.reference(),
                          m.outcome().name().toLowerCase(java.util.Locale.ROOT),
                          m.faults().size()))
              .toList();
      return new Item(
          it.id(),
          "in",
          it.sender(),
          it.receiver(),
          it.reference(),
          it.receivedAt(),
          it.channel(),
          it.bytes(),
          it.test(),
          it.outcome(),
          messages);
    }
  }

  /** Those one sent, and those whose messages concern one. */
  @Operation(
      operationId = "listInterchanges",
      summary = "Interchanges that one sent or that concern one, newest first.",
      parameters =
          @Parameter(
              in = ParameterIn.QUERY,
              name = "direction",
              schema = @Schema(type = "string", defaultValue = "in")))
  @GetMapping(path = "/interchanges", params = "direction!=out")
  ResponseEntity<Page<Item>> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String outcome,
      @RequestParam(required = false) @Nullable String partner,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Instant asOf) {
    Reading reading = readings.asViewer(caller, asOf);
    int size = Readings.limit(limit);
    Cursor place = Cursor.read(cursor, IN, 1, reading.scope());
    Long before = place == null ? null : place.number(0);
    Marked<List<InterchangeRow>> rows =
        readings.readAll(
            reading,
            InterchangeKey.TYPE,
            (db, it) ->
                weft.projections.interchange.Interchanges.list(
                    db, it.scope(), outcome, partner, before, it.moment(), size + 1));
    return Page.of(rows, size, Item::of, it -> Cursor.at(IN, it.interchangeNo()), reading);
  }

  /**
   * Interchanges the hub wrote, with the state of their delivery, newest first. Delivery is
   * operation, not history: it has no past.
   */
  @Operation(
      operationId = "listInterchanges",
      summary = "Interchanges that one sent or that concern one, newest first.",
      parameters =
          @Parameter(
              in = ParameterIn.QUERY,
              name = "direction",
              schema = @Schema(type = "string", defaultValue = "in")))
  @GetMapping(path = "/interchanges", params = "direction=out")
  ResponseEntity<Page<OutgoingRow>> outgoing(
      Caller caller,
      @RequestParam(required = false) @Nullable String outcome,
      @RequestParam(required = false) @Nullable String partner,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Instant asOf) {
    if (asOf != null) throw noPast();
    Reading reading = readings.asViewer(caller, null);
    int size = Readings.limit(limit);
    Cursor place = Cursor.read(cursor, OUT, 1, reading.scope());
    Long before = place == null ? null : place.number(0);
    var filter = new Outgoing.Filter(outcome, partner);
    List<OutgoingRow> rows =
        readings.read(reading, (db, it) -> Outgoing.list(db, it.scope(), filter, before, size + 1));
    return Page.of(rows, size, it -> it, it -> Cursor.at(OUT, it.number()), reading);
  }

  private static RuntimeException noPast() {
    return Problem.of(
            HttpStatus.BAD_REQUEST,
            "parameter-invalid",
            new Text("The state of deliveries is not kept for past moments.", "不保留发送状态的历史。"))
        .params(Map.of("parameter", "asOf"))
        .exception();
  }

  /** An interchange with its messages and their faults, as far as they concern the caller. */
  record Detail(
      @JsonUnwrapped InterchangeResult result,
      String direction,
      Instant receivedAt,
      String channel,
      int bytes,
      boolean test) {}

  @Operation(
      operationId = "getInterchange",
      summary = "What became of an interchange that came in, or the state of one that goes out.",
      responses =
          @ApiResponse(
              responseCode = "200",
              content = @Content(schema = @Schema(oneOf = {Detail.class, OutgoingRow.class}))))
  @GetMapping("/interchanges/{id}")
  Object get(
      Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Instant asOf) {
    Reading reading = readings.asViewer(caller, asOf);
    // Delivery and acknowledgement are operation, not history: at a past moment there is neither.
    boolean now = asOf == null;
    OutgoingRow out =
        now
            ? readings
                .read(reading, (db, it) -> Outgoing.find(db, it.scope(), uuid(id)))
                .orElse(null)
            : null;
    if (out != null) return out;
    InterchangeRow row = find(caller, id, asOf);
    boolean own = caller.party() != null && caller.party().value().equals(row.owner());
    boolean answered =
        own
            && now
            && readings
                .read(reading, (db, it) -> Outgoing.acknowledgementOf(db, it.scope(), id))
                .isPresent();
    String acknowledgement =
        answered ? "/api/v1/edi/interchanges/" + id + "/acknowledgement" : null;
    var result =
        new InterchangeResult(
            row.id(),
            false,
            row.sender(),
            row.receiver(),
            row.reference(),
            row.outcome(),
            row.messages(),
            row.faults(),
            acknowledgement);
    return new Detail(result, "in", row.receivedAt(), row.channel(), row.bytes(), row.test());
  }

  /**
   * The CONTRL that answers an interchange. It follows within moments of the interchange's end; 404
   * where none is due.
   */
  @Operation(
      operationId = "getAcknowledgement",
      summary = "The CONTRL that answers an interchange; for its sender.",
      responses =
          @ApiResponse(
              responseCode = "200",
              content =
                  @Content(
                      mediaType = "application/edifact",
                      schema = @Schema(type = "string", format = "binary"))))
  @GetMapping("/interchanges/{id}/acknowledgement")
  ResponseEntity<byte[]> acknowledgement(Caller caller, @PathVariable String id)
      throws InterruptedException {
    Reading reading = readings.asViewer(caller, null);
    for (int look = 0; look < 20; look++) {
      var bytes =
          readings.read(reading, (db, it) -> Outgoing.acknowledgementOf(db, it.scope(), id));
      if (bytes.isPresent()) return file(id, bytes.get());
      if (look == 0) find(caller, id, null);
      Thread.sleep(100);
    }
    throw Ids.notFound();
  }

  private static ResponseEntity<byte[]> file(String id, byte[] bytes) {
    return ResponseEntity.ok()
        .contentType(EDIFACT)
        .header("Content-Disposition", "attachment; filename=\"" + id + ".edi\"")
        .body(bytes);
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw Ids.notFound();
    }
  }

  private InterchangeRow find(Caller caller, String id, @Nullable Instant asOf) {
    return readings
        .read(
            readings.asViewer(caller, asOf),
            (db, it) ->
                weft.projections.interchange.Interchanges.find(db, it.scope(), id, it.moment()))
        .orElseThrow(Ids::notFound);
  }

  @Operation(
      operationId = "getRawInterchange",
      summary = "The bytes exactly as they arrived; for their sender and the operator.",
      responses =
          @ApiResponse(
              responseCode = "200",
              content =
                  @Content(
                      mediaType = "application/edifact",
                      schema = @Schema(type = "string", format = "binary"))))
  @GetMapping("/interchanges/{id}/raw")
  ResponseEntity<byte[]> raw(Caller caller, @PathVariable String id) {
    Reading reading = readings.asViewer(caller, null);
    if (caller.is(Role.AUDITOR)) throw Ids.notFound();
    var out = readings.read(reading, (db, it) -> Outgoing.bytes(db, it.scope(), uuid(id)));
    if (out.isPresent()) return file(id, out.get());
    InterchangeRow row = find(caller, id, null);
    boolean own = caller.party() != null && caller.party().value().equals(row.owner());
    if (!own && !caller.is(Role.OPERATOR)) throw Ids.notFound();
    return file(id, inbox.find(uuid(id)).orElseThrow(Ids::notFound).bytes());
  }
}
