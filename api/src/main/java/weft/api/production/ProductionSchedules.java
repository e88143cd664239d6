package weft.api.production;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
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
import weft.api.balance.PromisesKept;
import weft.api.problem.Problem;
import weft.api.reading.BoardPages;
import weft.api.reading.Ids;
import weft.api.reading.ListQuery;
import weft.api.reading.Page;
import weft.api.reading.PartyLanes;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
import weft.api.reading.RowQuery;
import weft.api.reading.SharedRows;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.event.StreamCommand;
import weft.language.Text;
import weft.party.PartyCode;
import weft.production.LineOutput;
import weft.production.ProductionSchedule;
import weft.production.ProductionScheduleCommand.ReportOutput;
import weft.production.ProductionScheduleCommand.ShowOutput;
import weft.production.ProductionScheduleId;
import weft.projections.parts.ReadersNumbers;
import weft.projections.production.ProductionScheduleRow;
import weft.projections.rows.BoardReads.Filter;

/**
 * Planned output. The supplier publishes and reports it; the buyers that it names and the parties
 * with a grant see it.
 */
@RestController
@RequestMapping("/api/v1/production-schedules")
class ProductionSchedules {
  /** The time zone in which a day begins first. */
  private static final ZoneOffset EARLIEST_MIDNIGHT = ZoneOffset.ofHours(14);

  /** The time zone in which a day begins last. */
  private static final ZoneOffset LATEST_MIDNIGHT = ZoneOffset.ofHours(-12);

  private final Asking asking;
  private final ReadContexts readings;
  private final BoardPages pages;
  private final Publications publications;
  private final PromisesKept promises;
  private final OutputToStock toStock;
  private final PartyLanes lanes;
  private final Clock clock;

  ProductionSchedules(
      Asking asking,
      ReadContexts readings,
      BoardPages pages,
      Publications publications,
      PromisesKept promises,
      OutputToStock toStock,
      PartyLanes lanes,
      Clock clock) {
    this.asking = asking;
    this.readings = readings;
    this.pages = pages;
    this.publications = publications;
    this.promises = promises;
    this.toStock = toStock;
    this.lanes = lanes;
    this.clock = clock;
  }

  @Operation(
      operationId = "publishProductionSchedule",
      summary = "Publishes the next version of a supplier site's output plan for a part.")
  @PostMapping
  ResponseEntity<WriteResult> publish(
      Caller caller,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Parameter(
              description =
                  "The version that the caller saw; 412 if there is a newer one. Without it, the"
                      + " horizon is replaced in any case.")
          @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody OutputPublication body) {
    PartyCode supplier = publications.supplier(caller);
    var command = publications.command(supplier, body);
    var done = asking.ask(caller, ifMatch, idempotencyKey, List.of(command));
    return WriteResult.answer(command.stream(), done);
  }

  @Operation(
      operationId = "checkProductionSchedule",
      summary =
          "Previews a plan without publishing it: the days on which less could leave than was"
              + " promised, and less than by the plan in force; and the resulting balance.")
  @PostMapping("/check")
  PromisesKept.Kept check(
      Caller caller,
      @RequestParam(required = false)
          @Parameter(description = "Rows of the balance by day, week or month; default: day.")
          @Nullable String grain,
      @RequestBody OutputPublication body) {
    var command = publications.command(publications.supplier(caller), body);
    // Checks the rules that do not depend on the current plan, as publishing would.
    var _ = ProductionSchedule.NEW.decide(command);
    try (var _ = lanes.enter(caller)) {
      return promises.by(readings.bySide(caller, "supplier", null), command, grain);
    }
  }

  /**
   * The buyers to whom a plan is shown; an empty list shows it to nobody, and an absent list is
   * refused.
   */
  record Shown(@Needed @Nullable List<@Nullable PartyCode> buyers) {}

  @Operation(
      operationId = "showProductionSchedule",
      summary =
          "Shows the current plan, from today on, to exactly these buyers: creates its next"
              + " version.",
      description =
          "If all output was allotted to the only buyer, it becomes free again, or is allotted to"
              + " the only buyer named now; other allotments stay.")
  @PostMapping("/{id}/shown-to")
  ResponseEntity<WriteResult> show(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
          @Parameter(description = "The version that the caller saw; 412 if there is a newer one.")
          @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody Shown body) {
    PartyCode supplier = publications.supplier(caller);
    ProductionScheduleId schedule = Ids.of(id, ProductionScheduleId::of);
    if (!schedule.supplier().equals(supplier)) throw Ids.notFound();
    List<PartyCode> buyers = publications.buyers(supplier, Body.required(body.buyers(), "/buyers"));
    LocalDate today = LocalDate.ofInstant(clock.instant(), LATEST_MIDNIGHT);
    var command = new ShowOutput(schedule, buyers, today);
    var done = asking.ask(caller, ifMatch, idempotencyKey, List.of(body), List.of(command));
    return WriteResult.answer(schedule.stream(), done);
  }

  @Operation(
      operationId = "reportOutput",
      summary =
          "Reports the output of a day, good and scrap; it nets the plan of that day, and good"
              + " output is in stock at once.")
  @PostMapping("/{id}/output")
  ResponseEntity<WriteResult> report(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody Report body) {
    PartyCode supplier = publications.supplier(caller, Role.WAREHOUSE);
    ProductionScheduleId schedule = Ids.of(id, ProductionScheduleId::of);
    // The id contains the owner; the desk checks that the schedule exists, because views may be
    // behind.
    if (!schedule.supplier().equals(supplier)) throw Ids.notFound();
    LineOutput made = body.made();
    LocalDate today = LocalDate.ofInstant(clock.instant(), EARLIEST_MIDNIGHT);
    List<StreamCommand> commands = new ArrayList<>();
    commands.add(new ReportOutput(schedule, made, today));
    toStock.of(schedule, made).ifPresent(commands::add);
    var done = asking.ask(caller, null, idempotencyKey, List.of(body), commands);
    return WriteResult.answer(schedule.stream(), done);
  }

  @Operation(
      operationId = "listProductionSchedules",
      summary = "Lists planned output: the caller's own, and others' that the caller may see.")
  @GetMapping
  ResponseEntity<Page<ProductionScheduleRow>> list(
      Caller caller,
      @ParameterObject ListQuery asked,
      @RequestParam(required = false) @Nullable String part,
      @RequestParam(required = false) @Nullable String site,
      @RequestParam(required = false) @Nullable String supplier,
      @Parameter(description = "Only the caller's own plans that show anything to this buyer.")
          @RequestParam(required = false)
          @Nullable String buyer,
      @Parameter(description = "Only schedules with output on this day or later.")
          @RequestParam(required = false)
          @Nullable LocalDate from,
      @Parameter(description = "Only schedules with output on this day or earlier.")
          @RequestParam(required = false)
          @Nullable LocalDate until) {
    ReadContext reading = pages.reading(ProductionScheduleRow.BOARD, caller, asked.look());
    return pages.list(
        ProductionScheduleRow.BOARD,
        reading,
        asked,
        it -> it,
        SharedRows.side(asked.as(), caller),
        ReadersNumbers.named(reading.scope(), reading.moment(), "supplier", part),
        SharedRows.site(site),
        Filter.is("supplier", supplier),
        new Filter(
            "t.item = '-' and t.owner = :party and jsonb_exists(t.buyers, :buyer)", "buyer", buyer),
        SharedRows.ofOwn("t.last_day >= :from", "from", from),
        SharedRows.ofOwn("t.first_day <= :until", "until", until));
  }

  @Operation(
      operationId = "getProductionSchedule",
      summary = "One schedule with its lines, and their changes.")
  @GetMapping("/{id}")
  ResponseEntity<ProductionScheduleRow> get(
      Caller caller,
      @PathVariable String id,
      @ParameterObject RowQuery look,
      @Parameter(
              description =
                  "Show the changes since this version of the schedule, from a write or an ETag. By"
                      + " default, or with last-answer, the changes of its newest publication.")
          @RequestParam(required = false)
          @Nullable String against) {
    var board = ProductionScheduleRow.BOARD;
    Long version = against == null || against.equals("last-answer") ? null : version(against);
    ReadContext reading = pages.reading(board, caller, look);
    String stream = Ids.stream(id);
    ReadResult<Optional<ProductionScheduleRow>> found =
        readings.readOne(
            reading,
            stream,
            (db, it) -> {
              var row = board.reads().one(db, it.scope(), stream, it.moment());
              if (version != null) row.ifPresent(now -> requireReached(version, now.version()));
              var compared =
                  version == null || row.isEmpty()
                      ? row
                      : board
                          .reads()
                          .atVersion(db, it.scope(), stream, version, it.moment())
                          .map(before -> row.get().since(before));
              return board.named(db, it.scope(), it.moment(), compared.stream().toList()).stream()
                  .findFirst();
            });
    ProductionScheduleRow row = found.answer().orElseThrow(found::notFound);
    return found.ok().eTag("\"" + row.version() + "\"").body(row);
  }

  private static long version(String against) {
    try {
      return Long.parseLong(against.replace("\"", ""));
    } catch (NumberFormatException e) {
      throw Problem.parameter(
          "against",
          new Text("against is a version or last-answer.", "against 应为版本号或 last-answer。"));
    }
  }

  /** Refuses a version that does not exist; a comparison with it would show no change. */
  private static void requireReached(long version, long newest) {
    if (version >= 1 && version <= newest) return;
    throw Problem.parameter(
        "against",
        new Text(
            "against is a version from 1 to " + newest + ", or last-answer.",
            "against 应为 1 至 " + newest + " 的版本号，或 last-answer。"));
  }
}
