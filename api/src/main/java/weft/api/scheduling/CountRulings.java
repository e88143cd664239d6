package weft.api.scheduling;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Asking;
import weft.api.asking.Body;
import weft.api.asking.BodyParts;
import weft.api.asking.Needed;
import weft.api.reading.Ids;
import weft.api.reading.ReadContexts;
import weft.api.scheduling.CallOffs.Answered;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.party.PartyCode;
import weft.party.Side;
import weft.scheduling.DeliveryScheduleCommand.RuleCountChange;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.CountChange;

/** Either side rules whether a release began the count of received goods anew or corrected it. */
@RestController
@RequestMapping("/api/v1/call-offs")
class CountRulings {
  private final ReadContexts readings;
  private final Asking asking;

  CountRulings(ReadContexts readings, Asking asking) {
    this.readings = readings;
    this.asking = asking;
  }

  /**
   * A ruling about one release.
   *
   * @param release its number, as the page of the cumulatives gives it
   * @param callOff whether it is a call-off; a release by default
   * @param change {@code begins-anew}: the buyer counts from the beginning, and nothing went back;
   *     {@code corrected}: the count goes on, and a decrease is a return or a corrected mistake
   */
  record CountRuled(
      @Needed @Nullable String release,
      @Nullable Boolean callOff,
      @Needed @Nullable CountChange change) {}

  @Operation(
      operationId = "ruleCountChange",
      summary =
          "Rules whether a release restarted or corrected the buyer's cumulative of received goods."
              + " The last ruling applies to both sides; the other side is alerted.")
  @PostMapping("/{id}/count-changes")
  ResponseEntity<Answered> rule(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody CountRuled said) {
    caller.require(Role.BUYER, Role.SALES, Role.PLANNER, Role.EDI);
    DeliveryScheduleId schedule = Ids.of(id, DeliveryScheduleId::of);
    Side by = side(caller, schedule);
    readings.sideScope(caller, by.name().toLowerCase(Locale.ROOT));
    var read = new BodyParts();
    var release = read.read(() -> Body.name(said.release(), "/release"));
    var change = read.read(() -> Body.required(said.change(), "/change"));
    read.end();
    var done =
        asking.ask(
            caller,
            ifMatch,
            idempotencyKey,
            new RuleCountChange(
                schedule, by, release.get(), Boolean.TRUE.equals(said.callOff()), change.get()));
    return ResponseEntity.ok()
        .eTag("\"" + done.version() + "\"")
        .body(new Answered(id, done.version(), done.position()));
  }

  /** The side of the caller's party in the schedule; 404 where it is on neither. */
  private static Side side(Caller caller, DeliveryScheduleId schedule) {
    PartyCode party = caller.requireParty();
    if (party.equals(schedule.buyer())) return Side.BUYER;
    if (party.equals(schedule.supplier())) return Side.SUPPLIER;
    throw Ids.notFound();
  }
}
