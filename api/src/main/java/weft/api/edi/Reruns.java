package weft.api.edi;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Body;
import weft.api.problem.Problem;
import weft.api.reading.Ids;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.edi.InterchangeResult;
import weft.edi.reception.MessageReruns;
import weft.edi.reception.MessageReruns.Asked;
import weft.edi.reception.Reception;
import weft.interchange.Interchange;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;
import weft.language.Text;
import weft.projections.interchange.InterchangeRow;
import weft.projections.interchange.Interchanges;

/** Reruns held or rejected messages for their sender or the operator. */
@RestController
@RequestMapping("/api/v1/edi/interchanges/{id}")
class Reruns {
  private final MessageReruns reruns;
  private final Reception reception;
  private final ReadContexts readings;

  Reruns(MessageReruns reruns, Reception reception, ReadContexts readings) {
    this.reruns = reruns;
    this.reception = reception;
    this.readings = readings;
  }

  /**
   * The reason for a rerun, and what it changes.
   *
   * @param reason kept with the result
   * @param learnParts accepts parts that are new in this partnership
   * @param corrected the corrected message from UNH or ST on, or the corrected whole interchange,
   *     in base64; kept in addition to the one that arrived
   */
  record Rerun(@Nullable String reason, @Nullable Boolean learnParts, @Nullable String corrected) {}

  /** The new outcomes of the message and of its interchange. */
  record Done(MessageResult message, InterchangeOutcome outcome) {}

  @Operation(
      operationId = "rerunMessage",
      summary = "Reruns one held or rejected message; for its sender's EDI users and the operator.")
  @PostMapping("/messages/{message}/rerun")
  Done rerun(
      Caller caller, @PathVariable String id, @PathVariable int message, @RequestBody Rerun asked) {
    requireOwn(caller, id);
    String reason = Body.reason(asked.reason());
    var once =
        new Asked(
            Originals.uuid(id),
            message,
            new Text(reason, reason),
            Boolean.TRUE.equals(asked.learnParts()),
            decoded(asked.corrected()));
    Interchange now = reruns.byHand(once, caller.actor());
    InterchangeOutcome outcome = now.outcome();
    return new Done(
        now.results().get(message - 1), outcome == null ? InterchangeOutcome.PENDING : outcome);
  }

  /**
   * The reason for applying an interchange although its reference was used before.
   *
   * @param reason kept with it
   */
  record AfterAll(@Nullable String reason) {}

  @Operation(
      operationId = "rerunInterchange",
      summary =
          "Applies an interchange that was set aside because its control reference had been used"
              + " before; for its sender's EDI users and the operator.")
  @PostMapping("/rerun")
  InterchangeResult rerun(Caller caller, @PathVariable String id, @RequestBody AfterAll asked) {
    requireOwn(caller, id);
    String reason = Body.reason(asked.reason());
    return reception.applyAfterAll(Originals.uuid(id), caller.actor(), new Text(reason, reason));
  }

  private void requireOwn(Caller caller, String id) {
    caller.require(Role.EDI, Role.OPERATOR);
    InterchangeRow row =
        readings
            .read(
                readings.asViewer(caller, null),
                (db, it) -> Interchanges.find(db, it.scope(), id, it.moment()))
            .orElseThrow(Ids::notFound);
    boolean own = caller.party() != null && caller.party().value().equals(row.owner());
    if (!own && !caller.is(Role.OPERATOR)) throw Ids.notFound();
  }

  private static byte @Nullable [] decoded(@Nullable String corrected) {
    if (corrected == null) return null;
    try {
      return Base64.getMimeDecoder().decode(corrected);
    } catch (IllegalArgumentException e) {
      throw refused(
          "/corrected",
          "correction-unreadable",
          new Text("The correction is not valid base64.", "更正内容不是 base64。"));
    }
  }

  private static RuntimeException refused(String pointer, String code, Text text) {
    return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, text)
        .errors(List.of(new Problem.Fault(pointer, code, text)))
        .exception();
  }
}
