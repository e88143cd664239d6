package weft.api.edi;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
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
import weft.interchange.InterchangeOutcome;
import weft.language.Text;

/** Interchanges handed in. */
@RestController
@RequestMapping("/api/v1/edi")
class HandIn {
  private static final String EDIFACT = "application/edifact";

  private final TimedReception reception;

  HandIn(TimedReception reception) {
    this.reception = reception;
  }

  @Operation(
      operationId = "handIn",
      summary = "Takes an interchange, or a file of several, as raw bytes.",
      requestBody = @RequestBody(required = true, content = @Content(mediaType = EDIFACT)),
      responses = {
        @ApiResponse(
            responseCode = "200",
            description =
                "Its outcome, also when that is rejected; everything is committed. Of a file of"
                    + " several each stands in interchanges.",
            content = @Content(schema = @Schema(implementation = InterchangeResult.class))),
        @ApiResponse(
            responseCode = "202",
            description = "Stored, and pending after 20 s; GET its id for the outcome.",
            content = @Content(schema = @Schema(implementation = InterchangeResult.class)))
      })
  @PostMapping(path = "/interchanges", consumes = MediaType.ALL_VALUE)
  ResponseEntity<InterchangeResult> receive(Caller caller, HttpServletRequest request)
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
      return ResponseEntity.status(
              result.outcome() == InterchangeOutcome.PENDING ? HttpStatus.ACCEPTED : HttpStatus.OK)
          .body(result);
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
