package weft.api.machine;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
import weft.api.asking.WriteResult;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.language.Text;
import weft.machine.MachineCommand;
import weft.machine.MachineCommand.FinishMaintenance;
import weft.machine.MachineCommand.PlanMaintenance;
import weft.machine.MachineId;
import weft.machine.MaintenancePlan;

/** Maintenance of the caller's machines: planned, and done. */
@RestController
@RequestMapping("/api/v1/machines/{id}/maintenance")
class MachineMaintenances {
  private static final int MOST_DAYS = 3_660;
  private static final String SEEN =
      "The version that the caller saw. It is stale only if somebody planned or did this"
          + " maintenance since then.";

  private final Asking asking;
  private final NamedPerson persons;
  private final SiteDays days;
  private final Clock clock;

  MachineMaintenances(Asking asking, NamedPerson persons, SiteDays days, Clock clock) {
    this.asking = asking;
    this.persons = persons;
    this.days = days;
    this.clock = clock;
  }

  /** Maintenance that recurs. */
  record Planned(
      @Schema(example = "SPINDLE-OIL") @Needed @Nullable String code,
      @Nullable Text names,
      @Schema(description = "Running hours between two times.", type = "string")
          @Nullable BigDecimal everyHours,
      @Schema(description = "Days between two times. Of both, what comes first counts.")
          @Nullable Integer everyDays,
      @Schema(description = "Without it, the cycle begins on the day of the plan.")
          @Nullable LocalDate lastDoneOn) {}

  /** Maintenance that was done. */
  record Finished(
      @Needed @Nullable LocalDate on,
      @Nullable String text,
      @Schema(description = "The person's code, of a client.") @Nullable String person) {}

  @Operation(
      operationId = "planMaintenance",
      summary =
          "Plans maintenance of a machine by running hours, days or both, or replaces the plan of"
              + " that code.")
  @PostMapping
  ResponseEntity<WriteResult> plan(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Parameter(description = SEEN)
          @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody Planned body) {
    MachineId machine = own(caller, id);
    LocalDate today = days.today(caller, machine.site());
    var command = new PlanMaintenance(machine, plan(body), today, seen(ifMatch));
    return answer(caller, idempotencyKey, body, command);
  }

  private MaintenancePlan plan(Planned body) {
    var read = new BodyParts();
    var code = read.read(() -> Body.name(body.code(), "/code"));
    var names = read.read(() -> MachineBody.names(body.names(), "/names"));
    var hours = read.read(() -> MachineBody.positive(body.everyHours(), "/everyHours"));
    var every = read.read(() -> days(body));
    var last =
        read.read(
            () ->
                body.lastDoneOn() == null
                    ? null
                    : Body.past(body.lastDoneOn(), "/lastDoneOn", clock.instant()));
    read.end();
    return new MaintenancePlan(code.get(), names.get(), hours.get(), every.get(), last.get());
  }

  private static @Nullable Integer days(Planned body) {
    Integer days = body.everyDays();
    if (days == null && body.everyHours() == null)
      throw Body.faulty(
          "value-missing",
          "/everyHours",
          new Text("Give everyHours, everyDays or both.", "请填写 everyHours、everyDays 或两者。"));
    if (days == null || (days >= 1 && days <= MOST_DAYS)) return days;
    throw Body.faulty(
        "days-out-of-range",
        "/everyDays",
        new Text("1 to " + MOST_DAYS + " days.", "应为 1 至 " + MOST_DAYS + " 天。"));
  }

  @Operation(
      operationId = "finishMaintenance",
      summary = "States that maintenance was done. The next cycle begins on that day.")
  @PostMapping("/{code}/done")
  ResponseEntity<WriteResult> finish(
      Caller caller,
      @PathVariable String id,
      @Parameter(description = "The plan's code.") @PathVariable String code,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Parameter(description = SEEN)
          @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody Finished body) {
    MachineId machine = own(caller, id);
    var command =
        new FinishMaintenance(
            machine,
            code,
            Body.past(body.on(), "/on", clock.instant()),
            Body.optionalText(body.text(), "/text", 1_000),
            persons.of(caller, body.person()),
            seen(ifMatch));
    return answer(caller, idempotencyKey, body, command);
  }

  private ResponseEntity<WriteResult> answer(
      Caller caller, @Nullable String idempotencyKey, Object body, MachineCommand command) {
    var done = asking.ask(caller, null, idempotencyKey, List.of(body), List.of(command));
    return WriteResult.answer(command.stream(), done);
  }

  private static @Nullable Long seen(@Nullable String ifMatch) {
    return ifMatch == null ? null : Asking.version(ifMatch);
  }

  private static MachineId own(Caller caller, String id) {
    caller.require(Role.PRODUCTION, Role.PLANNER);
    return Machines.own(caller.requireParty(), id);
  }
}
