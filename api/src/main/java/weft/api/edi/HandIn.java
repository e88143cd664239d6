package weft.api.edi;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.BodyRoom;
import weft.api.problem.Problem;
import weft.api.problem.Unavailable;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.edi.InterchangeResult;
import weft.edi.reception.ForeignSender;
import weft.edi.reception.Lanes;
import weft.edi.reception.Reception;
import weft.edi.reception.Sender;
import weft.interchange.InterchangeOutcome;
import weft.language.Text;
import weft.party.PartyCode;

/** Interchanges handed in, and files only looked at. */
@RestController
@RequestMapping("/api/v1/edi")
class HandIn {
  private static final String EDIFACT = "application/edifact";

  /** In whose lane the operator's files are looked at. */
  private static final PartyCode OPERATOR = new PartyCode(Reception.HUB);

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

  @Operation(
      operationId = "check",
      summary = "Reads any interchange and says what is wrong with it; nothing is kept.",
      requestBody = @RequestBody(required = true, content = @Content(mediaType = EDIFACT)))
  @PostMapping(path = "/check", consumes = MediaType.ALL_VALUE)
  InterchangeResult check(Caller caller, HttpServletRequest request)
      throws IOException, Lanes.Full {
    requireRaw(request);
    return reception.check(request, Objects.requireNonNullElse(caller.party(), OPERATOR));
  }

  private static void requireRaw(HttpServletRequest request) {
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
  }

  @ExceptionHandler({Lanes.Full.class, BodyRoom.NoRoom.class})
  ResponseEntity<Problem> tooManyAtATime() {
    return Unavailable.tooManyInterchanges();
  }

  @ExceptionHandler(BodyRoom.TooMuch.class)
  ResponseEntity<Problem> tooLarge() {
    return answer(
        Problem.of(
            HttpStatus.CONTENT_TOO_LARGE,
            "content-too-large",
            new Text("An interchange may have 50 MB.", "交换最大为 50 MB。")));
  }

  @ExceptionHandler(BodyRoom.TooSlow.class)
  ResponseEntity<Problem> tooSlow() {
    return answer(Problem.of(HttpStatus.REQUEST_TIMEOUT));
  }

  /** Perhaps somebody still listens. */
  @ExceptionHandler(BodyRoom.BrokenOff.class)
  ResponseEntity<Problem> brokenOff() {
    return answer(Problem.of(HttpStatus.BAD_REQUEST));
  }

  private static ResponseEntity<Problem> answer(Problem problem) {
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem);
  }
}
