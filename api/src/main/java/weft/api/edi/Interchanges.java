package weft.api.edi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.problem.Problem;
import weft.api.reading.Ids;
import weft.api.reading.Reading;
import weft.api.reading.Readings;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.edi.EdiCheck;
import weft.edi.InterchangeResult;
import weft.edi.outbox.Outgoing;
import weft.edi.outbox.OutgoingRow;
import weft.edi.reader.ReaderOptions;
import weft.edi.reception.ForeignSender;
import weft.edi.reception.Sender;
import weft.interchange.InterchangeOutcome;
import weft.language.Text;
import weft.projections.interchange.InterchangeRow;

/** Interchanges one by one: handed in, checked, looked at, acknowledged. */
@RestController
@RequestMapping("/api/v1/edi")
class Interchanges {
  private static final int MAX_BYTES = 50 << 20;
  private final Readings readings;
  private final TimedReception reception;

  Interchanges(Readings readings, TimedReception reception) {
    this.readings = readings;
    this.reception = reception;
  }

  /**
   * Takes one interchange, as raw bytes; 200 with its outcome once that is committed, 202 if it
   * takes more than 20 s.
   */
  @PostMapping(path = "/interchanges", consumes = MediaType.ALL_VALUE)
  ResponseEntity<InterchangeResult> receive(Caller caller, HttpServletRequest request)
      throws IOException {
    caller.require(Role.EDI, Role.BUYER, Role.SALES, Role.PLANNER);
    var sender =
        new Sender(
            caller.requireParty(),
            caller.user(),
            caller.client(),
            caller.user() == null ? "https" : "portal");
    try {
      InterchangeResult result = reception.receive(body(request), sender);
      return ResponseEntity.status(
              result.outcome() == InterchangeOutcome.PENDING ? HttpStatus.ACCEPTED : HttpStatus.OK)
          .body(result);
    } catch (ForeignSender e) {
      throw Problem.of(HttpStatus.FORBIDDEN, "sender-mismatch", e.reason())
          .params(Map.of("id", e.id().toString()))
          .exception();
    }
  }

  /** Reads any interchange and says what is wrong with it; nothing is kept. */
  @PostMapping(path = "/check", consumes = MediaType.ALL_VALUE)
  InterchangeResult check(Caller caller, HttpServletRequest request) throws IOException {
    return EdiCheck.check(body(request), ReaderOptions.STANDARD);
  }

  private static byte[] body(HttpServletRequest request) throws IOException {
    String type = request.getContentType();
    if (type != null
        && (type.startsWith("application/json")
            || type.startsWith("multipart/")
            || type.startsWith("application/x-www-form-urlencoded"))) {
      throw Problem.of(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              "unsupported-media-type",
              new Text(
                  "Send the interchange as it is, for example as application/edifact.",
                  "请直接发送交换原文，例如 application/edifact。"))
          .exception();
    }
    byte[] bytes = request.getInputStream().readNBytes(MAX_BYTES + 1);
    if (bytes.length <= MAX_BYTES) return bytes;
    throw Problem.of(
            HttpStatus.CONTENT_TOO_LARGE,
            "content-too-large",
            new Text("An interchange may have 50 MB.", "交换最大为 50 MB。"))
        .exception();
  }

  /** An interchange with its messages and their faults, as far as they concern the caller. */
  record Detail(
      @JsonUnwrapped InterchangeResult result,
      String direction,
      List<String> partners,
      Instant receivedAt,
      String channel,
      int bytes,
      boolean test) {}

  /** What became of an interchange that came in, or the state of one that goes out. */
  @GetMapping("/interchanges/{id}")
  Object get(
      Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable Instant asOf) {
    Reading reading = readings.asViewer(caller, asOf);
    OutgoingRow out =
        readings
            .read(reading, (db, it) -> Outgoing.find(db, it.scope(), Originals.uuid(id)))
            .orElse(null);
    if (out != null) return out;
    InterchangeRow row = find(caller, id, asOf);
    boolean own = caller.party() != null && caller.party().value().equals(row.owner());
    boolean answered =
        own
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
    return new Detail(
        result, "in", row.partners(), row.receivedAt(), row.channel(), row.bytes(), row.test());
  }

  /**
   * The CONTRL that answers an interchange. It follows within moments of the interchange's end; 404
   * where none is due.
   */
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
    return readings
        .read(
            readings.asViewer(caller, asOf),
            (db, it) ->
                weft.projections.interchange.Interchanges.find(db, it.scope(), id, it.moment()))
        .orElseThrow(Ids::notFound);
  }
}
