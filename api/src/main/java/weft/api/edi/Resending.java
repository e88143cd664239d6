package weft.api.edi;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Objects;
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
import weft.api.reading.Readings;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.edi.outbox.Outbox;
import weft.edi.outbox.Outgoing;
import weft.edi.outbox.OutgoingRow;
import weft.language.Text;

/** Has an interchange of ours sent once more: to who receives it, or by the operator. */
@RestController
@RequestMapping("/api/v1/edi/interchanges")
class Resending {
  private static final int LONGEST_REASON = 1_000;
  private final Readings readings;
  private final Outbox outbox;

  Resending(Readings readings, Outbox outbox) {
    this.readings = readings;
    this.outbox = outbox;
  }

  /** Why it is sent again; kept with it. */
  record Reason(@Nullable String reason) {}

  @Operation(
      operationId = "resendInterchange",
      summary =
          "Sends an interchange of the hub's once more, delivered or not; for its receiver and the"
              + " operator. Who asked and why is kept.")
  @PostMapping("/{id}/resend")
  OutgoingRow resend(Caller caller, @PathVariable String id, @RequestBody Reason asked) {
    caller.require(Role.EDI, Role.OPERATOR);
    UUID number = Originals.uuid(id);
    OutgoingRow row = find(caller, number);
    if (!caller.is(Role.OPERATOR) && !row.receiver().equals(caller.requireParty().value()))
      throw Ids.notFound();
    String reason = Body.required(asked.reason(), "/reason").strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON || reason.indexOf(0) >= 0)
      throw Problem.of(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "reason-invalid",
              new Text("A reason has 1 to 1,000 characters.", "原因长度为 1 至 1,000 个字符。"))
          .exception();
    String by = Objects.requireNonNullElse(caller.user(), String.valueOf(caller.client()));
    if (!outbox.resend(number, by, reason))
      throw Problem.of(
              HttpStatus.CONFLICT,
              "not-resendable",
              new Text(
                  "It is on its way already, or could not be written soundly and is never sent.",
                  "该交换正在发送，或因内容有误不予发送。"))
          .exception();
    return find(caller, number);
  }

  private OutgoingRow find(Caller caller, UUID id) {
    return readings
        .read(readings.asViewer(caller, null), (db, it) -> Outgoing.find(db, it.scope(), id))
        .orElseThrow(Ids::notFound);
  }
}
