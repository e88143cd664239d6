package weft.api.opening;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Asking;
import weft.api.asking.Body;
import weft.api.asking.WriteResult;
import weft.api.problem.Problem;
import weft.api.reading.AuditedParties;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.event.StreamId;
import weft.language.Text;
import weft.opening.OpeningCommand;
import weft.opening.OpeningCommand.RefuseOpening;
import weft.opening.OpeningCommand.SignOpening;
import weft.opening.OpeningCommand.WithdrawOpening;
import weft.opening.OpeningId;
import weft.party.PartyScope;
import weft.party.Side;
import weft.projections.balance.cumulative.ScheduleCumulatives;
import weft.projections.opening.OpeningRow;
import weft.projections.rows.BoardReads.Filter;
import weft.scheduling.DeliveryScheduleId;

/**
 * The starting cumulatives of a delivery schedule: either side proposes them, the other signs
 * exactly what it saw.
 */
@RestController
@RequestMapping("/api/v1/opening-cumulatives")
class OpeningsOfSchedules {
  private static final String ID =
      "The id of the schedule, as call-offs give it, or of the opening.";
  private final Asking asking;
  private final BoardPages pages;
  private final ReadContexts readings;
  private final ProposedOpenings proposed;

  OpeningsOfSchedules(
      Asking asking, BoardPages pages, ReadContexts readings, ProposedOpenings proposed) {
    this.asking = asking;
    this.pages = pages;
    this.readings = readings;
    this.proposed = proposed;
  }

  /** The number of the proposal that the caller saw. */
  record SeenProposal(@Nullable Integer proposal) {}

  /** The number of the rejected proposal, and the reason. */
  record RefusedProposal(@Nullable Integer proposal, @Nullable String reason) {}

  @Operation(
      operationId = "proposeOpening",
      summary =
          "Proposes an opening to count from; replaces the caller's own open proposal, or answers"
              + " the other side's.")
  @PutMapping("/{id}")
  ResponseEntity<WriteResult> propose(
      Caller caller,
      @PathVariable @Parameter(description = ID) String id,
      @RequestHeader(HttpHeaders.IF_MATCH)
          @Parameter(
              description =
                  "The version that the caller saw, from `ETag`: \"12\"; \"0\" before the first"
                      + " proposal.")
          String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody ProposedOpening body) {
    ProposedOpenings.require(caller);
    var command = proposed.command(caller, Ids.of(id, OpeningId::ofEither), body);
    // Identifies the request by its body, because the day and the conversions in the command may
    // differ when it is repeated.
    var done = asking.ask(caller, ifMatch, idempotencyKey, List.of(body), List.of(command));
    return WriteResult.answer(command.stream(), done);
  }

  @Operation(
      operationId = "signOpening",
      summary = "Signs the other side's open proposal: from now on both count from it.")
  @PostMapping("/{id}/signature")
  ResponseEntity<WriteResult> sign(
      Caller caller,
      @PathVariable @Parameter(description = ID) String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody SeenProposal body) {
    DeliveryScheduleId schedule = own(caller, id);
    Side by = ProposedOpenings.side(caller, schedule);
    int proposal = Body.required(body.proposal(), "/proposal");
    return say(caller, ifMatch, idempotencyKey, new SignOpening(schedule, by, proposal));
  }

  @Operation(
      operationId = "refuseOpening",
      summary = "Rejects the other side's open proposal, with a reason.")
  @PostMapping("/{id}/refusal")
  ResponseEntity<WriteResult> refuse(
      Caller caller,
      @PathVariable @Parameter(description = ID) String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody RefusedProposal body) {
    DeliveryScheduleId schedule = own(caller, id);
    Side by = ProposedOpenings.side(caller, schedule);
    int proposal = Body.required(body.proposal(), "/proposal");
    return say(
        caller,
        ifMatch,
        idempotencyKey,
        new RefuseOpening(schedule, by, proposal, Body.reason(body.reason())));
  }

  @Operation(operationId = "withdrawOpening", summary = "Withdraws the caller's own open proposal.")
  @PostMapping("/{id}/withdrawal")
  ResponseEntity<WriteResult> withdraw(
      Caller caller,
      @PathVariable @Parameter(description = ID) String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody SeenProposal body) {
    DeliveryScheduleId schedule = own(caller, id);
    Side by = ProposedOpenings.side(caller, schedule);
    int proposal = Body.required(body.proposal(), "/proposal");
    return say(caller, ifMatch, idempotencyKey, new WithdrawOpening(schedule, by, proposal));
  }

  private ResponseEntity<WriteResult> say(
      Caller caller, String ifMatch, @Nullable String idempotencyKey, OpeningCommand command) {
    return WriteResult.answer(
        command.stream(), asking.ask(caller, ifMatch, idempotencyKey, command));
  }

  /** Returns the schedule if the caller's party is in it; 404 otherwise. */
  private static DeliveryScheduleId own(Caller caller, String id) {
    ProposedOpenings.require(caller);
    DeliveryScheduleId schedule = Ids.of(id, OpeningId::ofEither);
    var _ = ProposedOpenings.side(caller, schedule);
    return schedule;
  }

  @Operation(
      operationId = "listOpenings",
      summary = "Lists starting cumulatives of one side's schedules: proposed, signed, or closed.")
  @GetMapping
  ResponseEntity<Page<OpeningRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @RequestParam(required = false) @Parameter(description = "Only of this schedule: its id.")
          @Nullable String schedule,
      @RequestParam(required = false)
          @Parameter(
              description =
                  "Only in this state: proposed (waits for an answer), signed, or closed.")
          OpeningRow.@Nullable State state,
      @RequestParam(required = false)
          @Parameter(
              description =
                  "true: only openings that wait for the caller's answer; false: only the others.")
          @Nullable Boolean mine,
      @RequestParam(required = false) @Parameter(description = "Only with this partner: its code.")
          @Nullable String partner,
      @RequestParam(required = false)
          @Parameter(description = "Only this part: the schedule's number.")
          @Nullable String part) {
    ReadContext reading = pages.reading(OpeningRow.BOARD, caller, asked.look());
    boolean sells = reading.scope().role() == PartyScope.Role.SUPPLIER;
    String side = sells ? "supplier" : "buyer";
    return pages.list(
        OpeningRow.BOARD,
        reading,
        asked,
        it -> it,
        Filter.is(
            "stream",
            schedule == null ? null : OpeningId.stream(Ids.of(schedule, OpeningId::ofEither))),
        Filter.is("state", state == null ? null : state.name().toLowerCase(Locale.ROOT)),
        new Filter(
            "(t.waits_for is not distinct from :waits_for) = "
                + (Boolean.TRUE.equals(mine) ? "true" : "false"),
            "waits_for",
            mine == null ? null : side),
        Filter.is(sells ? "buyer" : "supplier", partner),
        Filter.is("part", part));
  }

  @Operation(
      operationId = "getOpening",
      summary = "The starting cumulatives of one schedule, with the outcome of earlier proposals.")
  @GetMapping("/{id}")
  ResponseEntity<OpeningRow> get(
      Caller caller,
      @PathVariable @Parameter(description = ID) String id,
      @ParameterObject RowQuery look) {
    DeliveryScheduleId schedule = Ids.of(id, OpeningId::ofEither);
    ReadContext reading =
        pages.reading(OpeningRow.BOARD, caller, look.orAs(side(caller, schedule)));
    return pages.one(
        OpeningRow.BOARD, reading, StreamId.toUrl(OpeningId.stream(schedule)), it -> it);
  }

  @Operation(
      operationId = "getRecordsOfOpening",
      summary =
          "The hub's figures for the end of a day, from all reports until now: to compare with a"
              + " proposal, or to start one.")
  @GetMapping("/{id}/records")
  OpeningRecords records(
      Caller caller,
      @PathVariable @Parameter(description = ID) String id,
      @RequestParam(required = false)
          @Parameter(description = "The day, at the receiving site; default: yesterday.")
          @Nullable LocalDate on,
      @RequestParam(required = false) @Nullable Long atLeast) {
    DeliveryScheduleId schedule = Ids.of(id, OpeningId::ofEither);
    readings.awaitAtLeast(atLeast);
    ReadContext now = readings.bySide(caller, side(caller, schedule), null);
    ScheduleCumulatives told =
        readings
            .read(
                now,
                (db, it) ->
                    ScheduleCumulatives.of(db, it.scope(), schedule.stream(), it.moment())
                        .filter(
                            one ->
                                AuditedParties.fromTheBeginning(
                                    db,
                                    it.scope(),
                                    "scheduling",
                                    one.schedule().buyer(),
                                    one.schedule().supplier())))
            .orElseThrow(Ids::notFound);
    LocalDate today = proposed.today(schedule, now);
    if (on != null && on.isAfter(today)) throw notBegun(on, today);
    return OpeningRecords.of(told, on == null ? today.minusDays(1) : on);
  }

  private static RuntimeException notBegun(LocalDate on, LocalDate today) {
    return Problem.parameter(
        "on",
        new Text(
            on + " has not begun; at the receiving site it is " + today + ".",
            on + " 尚未到来，收货工厂当前日期为 " + today + "。"));
  }

  /** The caller's side; null for an auditor, which has none. */
  private static @Nullable String side(Caller caller, DeliveryScheduleId schedule) {
    if (caller.is(Role.AUDITOR)) return null;
    return ProposedOpenings.side(caller, schedule).name().toLowerCase(Locale.ROOT);
  }
}
