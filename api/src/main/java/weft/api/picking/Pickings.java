package weft.api.picking;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
import weft.api.asking.WriteResult;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.RowQuery;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.event.Past;
import weft.event.Streams;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.picking.Picking;
import weft.picking.PickingCommand.ClosePicking;
import weft.picking.PickingCommand.ScanPicking;
import weft.picking.PickingEvent;
import weft.picking.PickingId;
import weft.picking.PickingLine;
import weft.picking.ScannedCode;
import weft.projections.picking.PickingRow;
import weft.projections.rows.BoardReads.Filter;

/** The caller's pickings: opened, scanned line by line, closed. */
@RestController
@RequestMapping("/api/v1/pickings")
class Pickings {
  private final Asking asking;
  private final BoardPages pages;
  private final ReadContexts readings;
  private final PickingBodies bodies;
  private final PickingShifts shifts;
  private final PartyDirectory directory;
  private final Streams streams;

  Pickings(
      Asking asking,
      BoardPages pages,
      ReadContexts readings,
      PickingBodies bodies,
      PickingShifts shifts,
      PartyDirectory directory,
      Streams streams) {
    this.asking = asking;
    this.pages = pages;
    this.readings = readings;
    this.bodies = bodies;
    this.shifts = shifts;
    this.directory = directory;
    this.streams = streams;
  }

  /** Why a picking ends without all its goods. */
  record ClosedPicking(@Nullable String reason) {}

  @Operation(operationId = "openPicking", summary = "Opens a picking of goods for a shipment.")
  @PostMapping
  ResponseEntity<WriteResult> open(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody NewPicking body) {
    caller.require(Role.WAREHOUSE, Role.SALES, Role.PLANNER);
    PartyCode supplier = readings.sideScope(caller, "supplier").party();
    var command = bodies.open(caller, supplier, body);
    var done = asking.ask(caller, null, idempotencyKey, List.of(body), List.of(command));
    return WriteResult.answer(command.stream(), done);
  }

  @Operation(
      operationId = "scanPicking",
      summary = "Records a scan at a line: the right goods, or wrong ones, which count nothing.",
      description =
          "The code must show the line's batch, or its part where it names no batch. A scan moves"
              + " no stock. Send an `Idempotency-Key`, so that a repeated request counts once.")
  @PostMapping("/{id}/scans")
  ResponseEntity<ScanResult> scan(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody NewScan body) {
    PickingId picking = own(caller, id);
    ScanPicking command = bodies.scan(caller, picking, body);
    var done =
        asking.ask(caller, null, idempotencyKey, List.of(picking.stream(), body), List.of(command));
    PickingLine line = lines(picking).get(command.line() - 1);
    return ResponseEntity.ok()
        .eTag("\"" + done.version() + "\"")
        .body(
            ScanResult.of(
                picking.stream(),
                done.version(),
                done.position(),
                line.accepts(ScannedCode.of(command.code())),
                line.expected(),
                command.code()));
  }

  /** Reads the lines from the stream: they never change after the picking was opened. */
  private List<PickingLine> lines(PickingId picking) {
    return streams
        .pasts(Set.of(picking.stream()))
        .getOrDefault(picking.stream(), Past.NONE)
        .foldedFrom(Picking.NEW, PickingEvent.class)
        .lines();
  }

  @Operation(
      operationId = "closePicking",
      summary = "Closes a picking. While a line is not complete, it needs a reason.")
  @PostMapping("/{id}/closing")
  ResponseEntity<WriteResult> close(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody ClosedPicking body) {
    PickingId picking = own(caller, id);
    String reason = Body.optionalText(body.reason(), "/reason", 1_000);
    var command = new ClosePicking(picking, reason, PickingBodies.user(caller));
    var done =
        asking.ask(
            caller, ifMatch, idempotencyKey, List.of(picking.stream(), body), List.of(command));
    return WriteResult.answer(picking.stream(), done);
  }

  @Operation(operationId = "listPickings", summary = "Lists the caller's pickings.")
  @GetMapping
  ResponseEntity<Page<PickingRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @Parameter(description = "Only at this site: the caller's own.")
          @RequestParam(required = false)
          @Nullable String site,
      @Parameter(description = "Only this state: open or closed.") @RequestParam(required = false)
          PickingRow.@Nullable State state,
      @Parameter(description = "true: only those with a wrong scan.")
          @RequestParam(required = false)
          @Nullable Boolean wrong) {
    return pages.list(
        PickingRow.BOARD,
        caller,
        asked,
        Filter.is("site", site),
        Filter.is("state", state == null ? null : state.name().toLowerCase(Locale.ROOT)),
        new Filter("(t.wrong_scans <> '[]') = :wrong", "wrong", wrong));
  }

  @Operation(
      operationId = "getPicking",
      summary = "One picking with its lines and its wrong scans.")
  @GetMapping("/{id}")
  ResponseEntity<PickingRow> get(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    return pages.one(PickingRow.BOARD, caller, look, id);
  }

  @Operation(
      operationId = "getPickingFigures",
      summary = "Lines an hour and wrong scans of each shift, for management.",
      description =
          "At most 31 days. At a site without a shift plan, each day counts as one shift."
              + " `linesPerHour` is null while less than 15 minutes of the shift have passed.")
  @GetMapping("/figures")
  ResponseEntity<PickingShifts.Answer> figures(
      Caller caller,
      @ParameterObject RowQuery look,
      @RequestParam @Parameter(description = "The caller's own site.") String site,
      @RequestParam(required = false) @Parameter(description = "Default: 7 days before `until`.")
          @Nullable Instant from,
      @RequestParam(required = false) @Parameter(description = "Default: now.")
          @Nullable Instant until) {
    caller.require(Role.MANAGEMENT);
    return figures(caller, look, site, from, until, null);
  }

  @Operation(
      operationId = "getOwnPickingFigures",
      summary = "The caller's own lines an hour and wrong scans of each shift.",
      description = "Nobody else reads a person's figures. A client has none.")
  @GetMapping("/figures/own")
  ResponseEntity<PickingShifts.Answer> own(
      Caller caller,
      @ParameterObject RowQuery look,
      @RequestParam @Parameter(description = "The caller's own site.") String site,
      @RequestParam(required = false) @Parameter(description = "Default: 7 days before `until`.")
          @Nullable Instant from,
      @RequestParam(required = false) @Parameter(description = "Default: now.")
          @Nullable Instant until) {
    caller.require(Role.WAREHOUSE);
    String person = caller.user();
    if (person == null) throw Ids.notFound();
    return figures(caller, look, site, from, until, person);
  }

  private ResponseEntity<PickingShifts.Answer> figures(
      Caller caller,
      RowQuery look,
      String site,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable String person) {
    String own = directory.site(caller.requireParty(), site).orElseThrow(Ids::notFound).code();
    ReadContext reading = pages.reading(PickingRow.BOARD, caller, look);
    return ResponseEntity.ok(shifts.of(reading, own, from, until, person));
  }

  private PickingId own(Caller caller, String id) {
    caller.require(Role.WAREHOUSE);
    PartyCode supplier = readings.sideScope(caller, "supplier").party();
    PickingId picking = Ids.of(id, PickingId::of);
    if (picking.supplier().equals(supplier)) return picking;
    throw Ids.notFound();
  }
}
