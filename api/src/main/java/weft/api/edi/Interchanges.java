package weft.api.edi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.edi.ToldMessages.Told;
import weft.api.reading.Ids;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.edi.InterchangeResult;
import weft.edi.outbox.Outgoing;
import weft.edi.outbox.OutgoingRow;
import weft.edi.reception.Acknowledgements;
import weft.edi.reception.inbox.Inbox;
import weft.event.Streams;
import weft.party.PartyCode;
import weft.projections.interchange.InterchangeRow;
import weft.projections.party.DirectoryView;

/** Single interchanges with their outcomes and acknowledgements. */
@RestController
@RequestMapping("/api/v1/edi")
class Interchanges {
  /**
   * Most acknowledgements exist after a moment, so a caller that asks at once gets them in one
   * request.
   */
  private static final int LOOKS = 5;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(60);

  private final ReadContexts readings;
  private final ToldMessages messages;
  private final Inbox inbox;
  private final DirectoryView directory;
  private final Streams streams;

  Interchanges(
      ReadContexts readings,
      ToldMessages messages,
      Inbox inbox,
      DirectoryView directory,
      Streams streams) {
    this.readings = readings;
    this.messages = messages;
    this.inbox = inbox;
    this.directory = directory;
    this.streams = streams;
  }

  /**
   * An interchange with its messages and their faults, as far as they concern the caller.
   *
   * @param messageCount the number of messages, including those not listed
   * @param corrects for a correction: the interchange that arrived; all other components describe
   *     that one
   * @param partOf the file that brought it, where the file held several
   */
  record Detail(
      @JsonUnwrapped InterchangeResult result,
      String direction,
      Instant receivedAt,
      String channel,
      int bytes,
      boolean test,
      int messageCount,
      @Nullable String corrects,
      @Nullable String partOf) {}

  /**
   * An outgoing interchange.
   *
   * @param receiverPaused whether it waits because an operator paused its receiver
   */
  record OutgoingDetail(@JsonUnwrapped OutgoingRow row, boolean receiverPaused) {}

  @Operation(
      operationId = "getInterchange",
      summary =
          "The outcome of an incoming interchange or file of several, or the state of an outgoing"
              + " interchange. An incoming one lists its first 1,000 messages, up to 1 MB; if there"
              + " are more, `nextMessages` is the cursor for `listInterchangeMessages`. In a file"
              + " of several, an interchange beyond those 1,000 has `nextMessages`, too: read its"
              + " messages and its envelope's faults by its id.",
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
    ReadContext reading = readings.asViewer(caller, asOf);
    // Delivery and acknowledgement are not part of the history, so a past moment shows neither.
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

  /** The outcomes of all interchanges of a file; for its sender and the operator. */
  private InterchangeResult several(
      Caller caller, String id, List<Inbox.Part> parts, @Nullable Instant asOf) {
    Inbox.Kept file = inbox.kept(Originals.uuid(id)).orElseThrow(Ids::notFound);
    if (!caller.is(Role.OPERATOR) && !file.owner().equals(caller.party())) throw Ids.notFound();
    List<String> ids = parts.stream().map(it -> it.interchange().toString()).distinct().toList();
    Map<String, Told> rows = messages.of(caller, ids, asOf);
    Set<String> answered = answered(caller, rows.values().stream().map(Told::row).toList(), asOf);
    return InterchangeResult.several(
        id,
        file.owner().value(),
        parts.stream().map(it -> part(it, rows, answered, file.owner()).at(it.from())).toList(),
        file.concluded());
  }

  private static InterchangeResult part(
      Inbox.Part it, Map<String, Told> rows, Set<String> answered, PartyCode owner) {
    String id = it.interchange().toString();
    Told row = rows.get(id);
    return row == null
        ? InterchangeResult.pending(it.interchange(), owner)
        : result(id, false, row, answered.contains(id));
  }

  /** The interchanges that were acknowledged to the caller, as known now. */
  private Set<String> answered(
      Caller caller, Collection<InterchangeRow> rows, @Nullable Instant asOf) {
    PartyCode party = caller.party();
    List<String> own =
        rows.stream()
            .filter(it -> party != null && party.value().equals(it.owner()))
            .map(InterchangeRow::id)
            .toList();
    if (asOf != null || own.isEmpty()) return Set.of();
    return readings.read(
        readings.asViewer(caller, null), (db, it) -> Outgoing.acknowledged(db, it.scope(), own));
  }

  private static InterchangeResult result(
      String id, boolean duplicate, Told told, boolean answered) {
    InterchangeRow row = told.row();
    return new InterchangeResult(
        id,
        duplicate,
        row.sender(),
        row.receiver(),
        row.reference(),
        row.outcome(),
        told.messages(),
        told.faults(),
        answered ? "/api/v1/edi/interchanges/" + row.id() + "/acknowledgement" : null,
        null,
        null,
        told.next());
  }

  private Detail one(Caller caller, String id, @Nullable Instant asOf) {
    String corrects =
        inbox.corrections().original(Originals.uuid(id)).map(UUID::toString).orElse(null);
    Told row = find(caller, corrects == null ? id : corrects, asOf).orElse(null);
    return row == null
        ? notShownYet(caller, id, asOf)
        : detail(caller, row, id, false, corrects, asOf);
  }

  /**
   * Answers from the store before any view shows the interchange, so that its sender finds it under
   * the id it got. An interchange that was received before under another id has the outcome of that
   * one.
   */
  private Detail notShownYet(Caller caller, String id, @Nullable Instant asOf) {
    UUID number = Originals.uuid(id);
    Inbox.Kept kept = inbox.kept(number).orElseThrow(Ids::notFound);
    if (asOf != null || !(caller.is(Role.OPERATOR) || kept.owner().equals(caller.party())))
      throw Ids.notFound();
    if (!kept.first().equals(number)) {
      Told first = find(caller, kept.first().toString(), null).orElse(null);
      if (first != null) return detail(caller, first, first.row().id(), true, null, null);
    }
    return new Detail(
        InterchangeResult.pending(number, kept.owner()),
        "in",
        kept.receivedAt(),
        kept.channel(),
        kept.bytes(),
        false,
        0,
        null,
        inbox.part(number).map(it -> it.file().toString()).orElse(null));
  }

  private Detail detail(
      Caller caller,
      Told told,
      String id,
      boolean duplicate,
      @Nullable String corrects,
      @Nullable Instant asOf) {
    InterchangeRow row = told.row();
    boolean answered = answered(caller, List.of(row), asOf).contains(row.id());
    InterchangeResult result = result(id, duplicate, told, answered);
    Inbox.Part part = inbox.part(Originals.uuid(row.id())).orElse(null);
    return new Detail(
        part == null ? result : result.at(part.from()),
        "in",
        row.receivedAt(),
        row.channel(),
        row.bytes(),
        row.test(),
        row.messageCount(),
        corrects,
        part == null ? null : part.file().toString());
  }

  /**
   * The CONTRL that answers an interchange. It follows within moments of the interchange's end: 202
   * until then, 404 where none is due.
   */
  @Operation(
      operationId = "getAcknowledgement",
      summary = "The CONTRL that answers an interchange; for its sender.",
      responses = {
        @ApiResponse(
            responseCode = "200",
            content =
                @Content(
                    mediaType = "application/edifact",
                    schema = @Schema(type = "string", format = "binary"))),
        @ApiResponse(
            responseCode = "202",
            description = "Not ready yet: ask again.",
            content = @Content)
      })
  @GetMapping("/interchanges/{id}/acknowledgement")
  ResponseEntity<byte[]> acknowledgement(Caller caller, @PathVariable String id)
      throws InterruptedException {
    ReadContext reading = readings.asViewer(caller, null);
    for (int look = 0; look < LOOKS; look++) {
      var bytes =
          readings.read(reading, (db, it) -> Outgoing.acknowledgementOf(db, it.scope(), id));
      if (bytes.isPresent()) return Originals.file(id, bytes.get());
      if (look == 0) requireAwaited(caller, id);
      Thread.sleep(BETWEEN_LOOKS);
    }
    return ResponseEntity.accepted().header(HttpHeaders.RETRY_AFTER, "1").build();
  }

  private void requireAwaited(Caller caller, String id) {
    UUID number = Originals.uuid(id);
    Inbox.Kept kept = inbox.kept(number).orElseThrow(Ids::notFound);
    if (!kept.owner().equals(caller.party())) throw Ids.notFound();
    boolean awaited =
        inbox.reading(number, it -> Acknowledgements.isAwaited(it, directory, streams, inbox));
    if (!awaited) throw Ids.notFound();
  }

  private Optional<Told> find(Caller caller, String id, @Nullable Instant asOf) {
    return Optional.ofNullable(messages.of(caller, List.of(id), asOf).get(id));
  }
}
