package weft.api.edi;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Set;
import java.util.UUID;
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
import weft.edi.answer.Rewriting;
import weft.edi.outbox.Outbox;
import weft.edi.outbox.Outgoing;
import weft.edi.outbox.OutgoingRow;
import weft.edi.reception.Reception;
import weft.language.Text;
import weft.party.PartyCode;

/** Resends an outgoing interchange, or writes one again that could not be written. */
@RestController
@RequestMapping("/api/v1/edi/interchanges")
class InterchangeResending {
  private static final String UNWRITTEN = "unwritten";
  private final ReadContexts readings;
  private final Outbox outbox;
  private final Rewriting rewriting;

  InterchangeResending(ReadContexts readings, Outbox outbox, Rewriting rewriting) {
    this.readings = readings;
    this.outbox = outbox;
    this.rewriting = rewriting;
  }

  /** The reason for sending or writing it again; kept with it. */
  record Reason(@Nullable String reason) {}

  @Operation(
      operationId = "resendInterchange",
      summary =
          "Resends an outgoing interchange, delivered or not; for its receiver and the operator."
              + " The hub stores the user and the reason.")
  @PostMapping("/{id}/resend")
  OutgoingRow resend(Caller caller, @PathVariable String id, @RequestBody Reason asked) {
    caller.require(Role.EDI, Role.OPERATOR);
    UUID number = Originals.uuid(id);
    OutgoingRow row = find(caller, number);
    if (!caller.is(Role.OPERATOR) && !row.receiver().equals(caller.requireParty().value()))
      throw Ids.notFound();
    String reason = Body.reason(asked.reason());
    if (!outbox.resend(number, caller.member(), party(caller), reason))
      throw conflict(
          "not-resendable",
          new Text(
              "It is already on its way, or could not be written and will not be sent.",
              "该 EDI 文件正在发送，或无法生成而不予发送。"));
    return find(caller, number);
  }

  @Operation(
      operationId = "rewriteInterchange",
      summary =
          "Retries an interchange that could not be written, by the current profile; for the EDI"
              + " users of both parties and the operator. The hub stores the user and the reason.")
  @PostMapping("/{id}/rewrite")
  OutgoingRow rewrite(Caller caller, @PathVariable String id, @RequestBody Reason asked) {
    caller.require(Role.EDI, Role.OPERATOR);
    UUID number = Originals.uuid(id);
    OutgoingRow row = find(caller, number);
    if (!caller.is(Role.OPERATOR)
        && !Set.of(row.sender(), row.receiver()).contains(caller.requireParty().value()))
      throw Ids.notFound();
    String reason = Body.reason(asked.reason());
    if (!row.state().equals(UNWRITTEN))
      throw conflict("written-already", new Text("It has been written.", "该 EDI 文件已生成。"));
    if (!rewriting.write(number, caller.member(), party(caller), reason))
      throw conflict(
          "nothing-to-write",
          new Text(
              "Under the current profile nothing is to be written, or it is too old to be written"
                  + " again.",
              "按当前 EDI 伙伴协议无需生成任何内容，或该 EDI 文件过早，无法重新生成。"));
    OutgoingRow now = find(caller, number);
    Text why = now.lastError();
    if (now.state().equals(UNWRITTEN) && why != null)
      throw conflict(
          "still-unwritten",
          new Text("It still cannot be written: " + why.en(), "仍无法生成：" + why.zh()));
    return now;
  }

  private static String party(Caller caller) {
    PartyCode party = caller.party();
    return party == null ? Reception.HUB : party.value();
  }

  private static RuntimeException conflict(String code, Text text) {
    return Problem.of(HttpStatus.CONFLICT, code, text).exception();
  }

  private OutgoingRow find(Caller caller, UUID id) {
    return readings
        .read(readings.asViewer(caller, null), (db, it) -> Outgoing.find(db, it.scope(), id))
        .orElseThrow(Ids::notFound);
  }
}
