package weft.api.machine;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Asking;
import weft.api.asking.Body;
import weft.api.asking.Needed;
import weft.api.asking.WriteResult;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.machine.MachineCommand.StateStopCause;
import weft.machine.MachineId;
import weft.projections.machine.MachineRow;
import weft.projections.machine.MachineStopRow;
import weft.projections.rows.BoardReads.Filter;

/** Stops of the caller's machines, and the causes that people state. */
@RestController
@RequestMapping("/api/v1")
class MachineStops {
  private static final Filter STAND = new Filter("t.withdrawn = :withdrawn", "withdrawn", false);

  private final Asking asking;
  private final BoardPages pages;
  private final ReadContexts readings;
  private final NamedPerson persons;

  MachineStops(Asking asking, BoardPages pages, ReadContexts readings, NamedPerson persons) {
    this.asking = asking;
    this.pages = pages;
    this.readings = readings;
    this.persons = persons;
  }

  /** The cause of a stop. */
  record StatedCause(
      @Schema(description = "A code of the caller's own.", example = "TOOL-BREAK") @Needed
          @Nullable String cause,
      @Nullable String text,
      @Schema(description = "The person's code, of a client.") @Nullable String person) {}

  @Operation(
      operationId = "stateStopCause",
      summary =
          "States the cause of a stop, or another cause. The stop keeps the state that the readings"
              + " gave: of an unknown time, the cause is what a person said.")
  @PostMapping("/machines/{id}/stops/{n}/cause")
  ResponseEntity<WriteResult> state(
      Caller caller,
      @PathVariable String id,
      @Parameter(description = "The stop's number.") @PathVariable int n,
      @RequestHeader(HttpHeaders.IF_MATCH)
          @Parameter(
              description =
                  "The version of the machine or the stop that the caller saw; only another cause"
                      + " since then makes it stale.")
          String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody StatedCause body) {
    caller.require(Role.PRODUCTION, Role.PLANNER);
    MachineId machine = Machines.own(caller.requireParty(), id);
    var command =
        new StateStopCause(
            machine,
            n,
            Body.name(body.cause(), "/cause"),
            Body.optionalText(body.text(), "/text", 1_000),
            persons.of(caller, body.person()),
            Asking.version(ifMatch));
    var done = asking.ask(caller, null, idempotencyKey, List.of(command));
    return WriteResult.answer(machine.stream(), done);
  }

  @Operation(operationId = "listStopsOfMachine", summary = "Lists the stops of one machine.")
  @GetMapping("/machines/{id}/stops")
  ResponseEntity<Page<MachineStopRow>> ofMachine(
      Caller caller, @PathVariable String id, @ParameterObject ListQuery asked) {
    ReadContext reading = pages.reading(MachineStopRow.BOARD, caller, asked.look());
    String stream = Ids.stream(id);
    ReadResult<Optional<MachineRow>> found =
        readings.readOne(
            reading,
            stream,
            (db, it) -> MachineRow.BOARD.reads().one(db, it.scope(), stream, it.moment()));
    if (found.answer().isEmpty()) throw found.notFound();
    return pages.list(
        MachineStopRow.BOARD, reading, asked, it -> it, STAND, Filter.is("stream", stream));
  }

  @Operation(
      operationId = "listMachineStops",
      summary = "Lists the stops of the caller's machines.")
  @GetMapping("/machine-stops")
  ResponseEntity<Page<MachineStopRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(description = "Only this site.") @RequestParam(required = false)
          @Nullable String site,
      @Parameter(description = "Only this machine: its code.") @RequestParam(required = false)
          @Nullable String machine,
      @Parameter(description = "Only stops that lasted after this moment.")
          @RequestParam(required = false)
          @Nullable Instant from,
      @Parameter(description = "Only stops that began before this moment.")
          @RequestParam(required = false)
          @Nullable Instant until,
      @Parameter(description = "true: only stops that last; false: only those that ended.")
          @RequestParam(required = false)
          @Nullable Boolean open) {
    return pages.list(
        MachineStopRow.BOARD,
        caller,
        asked,
        STAND,
        Filter.is("site", site),
        Filter.is("code", machine),
        new Filter(
            "(t.until is null or t.until > :from)",
            "from",
            from == null ? null : from.atOffset(ZoneOffset.UTC)),
        new Filter(
            "t.begun < :until", "until", until == null ? null : until.atOffset(ZoneOffset.UTC)),
        new Filter("(t.until is null) = :open", "open", open));
  }
}
