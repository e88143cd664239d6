package weft.api.edi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.problem.Problem;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.edi.InterchangeResult;
import weft.edi.reception.Lanes;
import weft.edi.reception.inbox.ForeignSender;
import weft.edi.reception.inbox.Sender;
import weft.history.Positions;
import weft.interchange.InterchangeOutcome;
import weft.language.Text;

/** Receives interchanges. */
@RestController
@RequestMapping("/api/v1/edi")
class HandIn {
  private static final String EDIFACT = "application/edifact";

  private final TimedReception reception;
  private final Positions positions;

  HandIn(TimedReception reception, Positions positions) {
    this.reception = reception;
    this.positions = positions;
  }

  /**
   * The outcome of an upload.
   *
   * @param position the position of the history once everything was committed: a read with {@code
   *     atLeast} shows the effects; null while it is pending
   */
  record Taken(@JsonUnwrapped InterchangeResult result, @Nullable Long position) {}

  @Operation(
      operationId = "handIn",
      summary = "Receives an interchange, or a file of several, as raw bytes.",
      requestBody = @RequestBody(required = true, content = @Content(mediaType = EDIFACT)),
      responses = {
        @ApiResponse(
            responseCode = "200",
            description =
                "The outcome, also for a rejected interchange; everything is committed. For a file"
                    + " of several, `interchanges` has the outcome of each.",
            content = @Content(schema = @Schema(implementation = Taken.class))),
        @ApiResponse(
            responseCode = "202",
            description = "Stored, but still pending after 20 s; GET its id for the outcome.",
            content = @Content(schema = @Schema(implementation = Taken.class)))
      })
  @PostMapping(path = "/interchanges", consumes = MediaType.ALL_VALUE)
  ResponseEntity<Taken> receive(Caller caller, HttpServletRequest request)
      throws IOException, Lanes.Full {
    caller.require(Role.EDI, Role.BUYER, Role.SALES, Role.PLANNER);
    requireRaw(request);
    var sender =
        new Sender(
            caller.requireParty(),
            caller.user(),
            caller.client(),
            caller.user() == null ? "https" : "portal");
    try {
      InterchangeResult result = reception.receive(request, sender);
      boolean pending = result.outcome() == InterchangeOutcome.PENDING;
      return ResponseEntity.status(pending ? HttpStatus.ACCEPTED : HttpStatus.OK)
          .body(new Taken(result, pending ? null : positions.head()));
    } catch (ForeignSender e) {
      throw Problem.of(HttpStatus.FORBIDDEN, "sender-mismatch", e.reason())
          .params(Map.of("id", e.id().toString()))
          .exception();
    }
  }

  static void requireRaw(HttpServletRequest request) {
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
                  "请直接发送 EDI 文件原文，例如 application/edifact。"))
          .exception();
    }
  }
}
