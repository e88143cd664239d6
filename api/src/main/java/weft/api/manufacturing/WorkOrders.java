package weft.api.manufacturing;

import static java.util.Objects.requireNonNullElseGet;

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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import weft.api.asking.Asking;
import weft.api.asking.Body;
import weft.api.asking.Repeated;
import weft.api.asking.WriteResult;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.RowQuery;
import weft.api.reading.SharedRows;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.event.StreamCommand;
import weft.manufacturing.WorkOrderCommand.CloseWorkOrder;
import weft.manufacturing.WorkOrderCommand.StartStep;
import weft.manufacturing.WorkOrderId;
import weft.manufacturing.WorkOrderRefusal.ReportedMeanwhile;
import weft.party.PartyCode;
import weft.projections.manufacturing.WorkOrderRow;
import weft.projections.parts.ReadersNumbers;
import weft.projections.rows.BoardReads.Filter;

/**
 * Work orders: released, started and reported step by step. A buyer with a grant of production sees
 * those of goods for it.
 */
@RestController
@RequestMapping("/api/v1/work-orders")
class WorkOrders {
  private static final String SEEN =
      "The version that the caller saw; 412 if there is a newer one.";

  private final Asking asking;
  private final BoardPages pages;
  private final ReadContexts readings;
  private final WorkOrderBodies bodies;
  private final OrderEffects effects;

  WorkOrders(
      Asking asking,
      BoardPages pages,
      ReadContexts readings,
      WorkOrderBodies bodies,
      OrderEffects effects) {
    this.asking = asking;
    this.pages = pages;
    this.readings = readings;
    this.bodies = bodies;
    this.effects = effects;
  }

  /** Why an order is closed; it may have made less than its quantity. */
  record Closing(@Nullable String reason) {}

  @Operation(
      operationId = "releaseWorkOrder",
      summary =
          "Releases a work order to the shop floor. Until it is closed, it reports the output of"
              + " its part and site.")
  @PostMapping
  ResponseEntity<WriteResult> release(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody NewWorkOrder body) {
    PartyCode supplier =
        supplier(caller, Role.PRODUCTION, Role.PLANNER, Role.SALES, Role.QUALITY, Role.EDI);
    var command = bodies.release(caller, supplier, body);
    var done = asking.ask(caller, null, idempotencyKey, List.of(body), effects.release(command));
    return WriteResult.answer(command.stream(), done);
  }

  @Operation(
      operationId = "startStep",
      summary = "Starts a step with every parameter that its sheet names, within their limits.",
      description =
          "A value on a limit is within it. Outside the limits, a second person can permit the"
              + " start: a user who did not release the order, and who belongs to quality or names"
              + " another person at the machine.")
  @PostMapping("/{id}/starts")
  ResponseEntity<WriteResult> start(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Parameter(description = SEEN)
          @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody NewStart body) {
    WorkOrderId order =
        body.override() == null
            ? own(caller, id, Role.PRODUCTION)
            : own(caller, id, Role.PRODUCTION, Role.QUALITY);
    StartStep command = bodies.start(caller, order, body);
    var done = asking.ask(caller, ifMatch, idempotencyKey, List.of(body), List.of(command));
    return WriteResult.answer(order.stream(), done);
  }

  @Operation(
      operationId = "reportStep",
      summary =
          "Reports work on a step. What the last step made is the output of the production schedule"
              + " and goes to stock at once.",
      description =
          "A report takes from what was passed on and has no report yet, then from open rework. The"
              + " same person's report of the same work counts once.")
  @PostMapping("/{id}/reports")
  ResponseEntity<WriteResult> report(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Parameter(description = SEEN)
          @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody NewReport body) {
    WorkOrderId order = own(caller, id, Role.PRODUCTION);
    var report = bodies.report(caller, order.supplier(), body);
    var done =
        Repeated.when(
            ReportedMeanwhile.class::isInstance, // numbers the report anew
            () ->
                asking.ask(
                    caller,
                    ifMatch,
                    idempotencyKey,
                    List.of(body),
                    effects.report(order, report, bodies.now())));
    return WriteResult.answer(order.stream(), done);
  }

  @Operation(
      operationId = "correctReport",
      summary =
          "Replaces what a report states. Where later steps have used more than it now passes on,"
              + " the order shows the contradiction.")
  @PostMapping("/{id}/reports/{n}/correction")
  ResponseEntity<WriteResult> correct(
      Caller caller,
      @PathVariable String id,
      @PathVariable @Parameter(description = "The number of the report, from 1.") int n,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Parameter(description = SEEN)
          @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody NewReport.Correction body) {
    WorkOrderId order = own(caller, id, Role.PRODUCTION);
    var command = bodies.correction(caller, order, n, body);
    var done =
        Repeated.unlessSeen(
            ifMatch,
            () -> {
              String seen = requireNonNullElseGet(ifMatch, () -> effects.version(order));
              List<StreamCommand> commands = effects.correct(command);
              return asking.ask(caller, seen, idempotencyKey, List.of(body), commands);
            });
    return WriteResult.answer(order.stream(), done);
  }

  @Operation(
      operationId = "closeWorkOrder",
      summary = "Closes a work order: nothing more is made for it. Its reports can be corrected.")
  @PostMapping("/{id}/close")
  ResponseEntity<WriteResult> close(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Parameter(description = SEEN)
          @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody Closing body) {
    WorkOrderId order = own(caller, id, Role.PRODUCTION, Role.PLANNER);
    String reason = Body.optionalText(body.reason(), "/reason", 1_000);
    var command = new CloseWorkOrder(order, reason, WorkOrderBodies.user(caller));
    List<StreamCommand> commands = effects.close(command);
    var done = asking.ask(caller, ifMatch, idempotencyKey, List.of(body), commands);
    return WriteResult.answer(order.stream(), done);
  }

  @Operation(
      operationId = "listWorkOrders",
      summary = "Lists work orders: the caller's own, and those of goods for it by grant.")
  @GetMapping
  ResponseEntity<Page<WorkOrderRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @RequestParam(required = false)
          @Parameter(description = "Only this part: the caller's own number.")
          @Nullable String part,
      @RequestParam(required = false)
          @Parameter(description = "Only at this site; another party's as `PARTY/SITE`.")
          @Nullable String site,
      @RequestParam(required = false)
          @Parameter(description = "Only this state: released, started or closed.")
          WorkOrderRow.@Nullable State state,
      @RequestParam(required = false)
          @Parameter(description = "Only for this order or call-off: its id or its number.")
          @Nullable String order,
      @RequestParam(required = false) @Parameter(description = "Only with a step on this machine.")
          @Nullable String machine,
      @RequestParam(required = false)
          @Parameter(description = "Only those that made this batch: its number.")
          @Nullable String batch,
      @RequestParam(required = false)
          @Parameter(
              description = "Only numbers that contain these characters, in upper or lower case.")
          @Nullable String containing) {
    ReadContext reading = pages.reading(WorkOrderRow.BOARD, caller, asked.look());
    return pages.list(
        WorkOrderRow.BOARD,
        reading,
        asked,
        it -> it,
        SharedRows.side(asked.as(), caller),
        ReadersNumbers.named(reading.scope(), reading.moment(), "supplier", part),
        SharedRows.site(reading, "supplier", site),
        Filter.is("state", state == null ? null : state.name().toLowerCase(Locale.ROOT)),
        new Filter(
            "(t.order_number = any(:order_names) or t.purchase_order = any(:order_names) or"
                + " t.delivery_schedule = any(:order_names))",
            "order_names",
            NamedGoods.names(order)),
        new Filter("jsonb_exists(t.machines, :machine)", "machine", machine),
        new Filter("jsonb_exists(t.batches, :batch)", "batch", batch),
        new Filter("strpos(lower(t.number), lower(:containing)) > 0", "containing", containing));
  }

  @Operation(
      operationId = "getWorkOrder",
      summary = "One work order with its steps, starts and reports.")
  @GetMapping("/{id}")
  ResponseEntity<WorkOrderRow> get(
      Caller caller, @PathVariable String id, @ParameterObject RowQuery look) {
    return pages.one(WorkOrderRow.BOARD, caller, look, id);
  }

  @Operation(
      operationId = "listMachineQueues",
      summary = "The work that waits at each machine of a site, in the order in which it is due.",
      description =
          "Each entry is a step with goods to work on. Steps that were started come first, then"
              + " those due first, then those released first. Steps without a machine are in a"
              + " queue of their own.")
  @GetMapping("/queue")
  ResponseEntity<MachineQueues> queue(
      Caller caller,
      @ParameterObject RowQuery look,
      @RequestParam @Parameter(description = "The caller's own site.") String site,
      @RequestParam(required = false)
          @Parameter(
              description =
                  "Only orders whose work begins on this day or before; default: today at the"
                      + " site.")
          @Nullable LocalDate date) {
    ReadContext reading = pages.reading(WorkOrderRow.BOARD, caller, look);
    LocalDate day =
        date == null ? effects.dayAt(reading.scope().party(), site, bodies.now()) : date;
    return ResponseEntity.ok(
        readings.read(
            reading,
            (db, it) ->
                MachineQueues.of(
                    site,
                    WorkOrderRow.BOARD
                        .reads()
                        .first(
                            db,
                            it.scope(),
                            List.of(
                                new Filter("t.owner = :party and t.site = :site", "site", site),
                                new Filter("t.state <> :closed", "closed", "closed"),
                                new Filter(
                                    "(t.begin_on is null or t.begin_on <= :date)", "date", day)),
                            "t.due nulls last, t.stream",
                            it.moment(),
                            MachineQueues.MOST,
                            MachineQueues.MOST_BYTES))));
  }

  private WorkOrderId own(Caller caller, String id, Role... roles) {
    PartyCode supplier = supplier(caller, roles);
    WorkOrderId order = Ids.of(id, WorkOrderId::of);
    if (order.supplier().equals(supplier)) return order;
    throw Ids.notFound();
  }

  private PartyCode supplier(Caller caller, Role... roles) {
    caller.require(roles);
    return readings.sideScope(caller, "supplier").party();
  }
}
