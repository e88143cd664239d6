package weft.api.edi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.reading.Ids;
import weft.api.reading.Reading;
import weft.api.reading.Readings;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.edi.InterchangeResult;
import weft.edi.outbox.Outgoing;
import weft.edi.outbox.OutgoingRow;
import weft.edi.reception.Inbox;
import weft.projections.interchange.InterchangeRow;
import weft.projections.party.DirectoryView;

/** Interchanges one by one: what became of them, and what acknowledged them. */
@RestController
@RequestMapping("/api/v1/edi")
class Interchanges {
  private final Readings readings;
  private final Inbox inbox;
  private final DirectoryView directory;

  Interchanges(Readings readings, Inbox inbox, DirectoryView directory) {
    this.readings = readings;
    this.inbox = inbox;
    this.directory = directory;
  }

  /**
   * An interchange with its messages and their faults, as far as they concern the caller.
   *
   * @param corrects the interchange that arrived, where this is one in which a message of it was
   *     put right; all the rest is told of that
   * @param partOf the file that brought it, where that brought several
   */
  record Detail(
      @JsonUnwrapped InterchangeResult result,
      String direction,
      Instant receivedAt,
      String channel,
      int bytes,
      boolean test,
      @Nullable String corrects,
      @Nullable String partOf) {}

  /**
   * One that goes out.
   *
   * @param receiverPaused whether it waits because an operator paused its receiver
   */
  record OutgoingDetail(@JsonUnwrapped OutgoingRow row, boolean receiverPaused) {}

  @Operation(
      operationId = "getInterchange",
      summary =
          "What became of an interchange, or a file of several, that came in, or the state of one"
              + " that goes out.",
      responses =
          @ApiResponse(
              responseCode = "200",
              content =
                  @Content(
                      schema =
                          @Schema(
                              oneOf = {
                                Detail.class,
                                OutgoingDetail.class,
                                InterchangeResult.class
                              }))))
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
                .read(reading, (db, it) -> Outgoing.find(db, it.scope(), Originals.uuid(id)))
                .orElse(null)
            : null;
    if (out != null)
      return new OutgoingDetail(out, PausedReceivers.of(List.of(out), directory).hold(out));
    List<Inbox.Part> parts = inbox.parts(Originals.uuid(id));
    if (!parts.isEmpty()) return several(caller, id, parts, asOf);
    return one(caller, id, asOf);
  }

  /** Of a file what became of each of its interchanges; for its sender and the operator. */
  private InterchangeResult several(
      Caller caller, String id, List<Inbox.Part> parts, @Nullable Instant asOf) {
    Inbox.Item file = inbox.find(Originals.uuid(id)).orElseThrow(Ids::notFound);
    if (!caller.is(Role.OPERATOR) && !file.owner().equals(caller.party())) throw Ids.notFound();
    return InterchangeResult.several(
        id,
        file.owner().value(),
        parts.stream().map(it -> part(caller, it, file, asOf).at(it.from())).toList());
  }

  private InterchangeResult part(
      Caller caller, Inbox.Part it, Inbox.Item file, @Nullable Instant asOf) {
    return row(caller, it.interchange().toString(), asOf).isPresent()
        ? one(caller, it.interchange().toString(), asOf).result()
        : InterchangeResult.pending(it.interchange(), file.owner());
  }

  private Detail one(Caller caller, String id, @Nullable Instant asOf) {
    Reading reading = readings.asViewer(caller, asOf);
    boolean now = asOf == null;
    String corrects = inbox.correctedBy(Originals.uuid(id)).map(UUID::toString).orElse(null);
    InterchangeRow row = find(caller, corrects == null ? id : corrects, asOf);
    boolean own = caller.party() != null && caller.party().value().equals(row.owner());
    boolean answered =
        own
            && now
            && readings
                .read(reading, (db, it) -> Outgoing.acknowledgementOf(db, it.scope(), row.id()))
                .isPresent();
    String acknowledgement =
        answered ? "/api/v1/edi/interchanges/" + row.id() + "/acknowledgement" : null;
    Optional<Inbox.Part> part = inbox.part(Originals.uuid(row.id()));
    var result =
        new InterchangeResult(
            id,
            false,
            row.sender(),
            row.receiver(),
            row.reference(),
            row.outcome(),
            row.messages(),
            row.faults(),
            acknowledgement,
            part.map(Inbox.Part::from).orElse(null),
            null);
    return new Detail(
        result,
        "in",
        row.receivedAt(),
        row.channel(),
        row.bytes(),
        row.test(),
        corrects,
        part.map(it -> it.file().toString()).orElse(null));
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
      if (bytes.isPresent()) return Originals.file(id, bytes.get());
      if (look == 0) find(caller, id, null);
      Thread.sleep(100);
    }
    throw Ids.notFound();
  }

  private InterchangeRow find(Caller caller, String id, @Nullable Instant asOf) {
    return row(caller, id, asOf).orElseThrow(Ids::notFound);
  }

  private Optional<InterchangeRow> row(Caller caller, String id, @Nullable Instant asOf) {
    return readings.read(
        readings.asViewer(caller, asOf),
        (db, it) ->
            weft.projections.interchange.Interchanges.find(db, it.scope(), id, it.moment()));
  }
}
