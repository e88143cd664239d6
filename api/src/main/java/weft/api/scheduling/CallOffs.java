package weft.api.scheduling;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
import weft.api.asking.Promises;
import weft.api.reading.Cursor;
import weft.api.reading.Ids;
import weft.api.reading.Page;
import weft.api.reading.ReadContext;
import weft.api.reading.ReadContexts;
import weft.api.reading.ReadResult;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.event.Refused;
import weft.event.StreamId;
import weft.measure.Quantity;
import weft.party.PartyScope;
import weft.projections.scheduling.CallOffFilter;
import weft.projections.scheduling.CallOffLine;
import weft.projections.scheduling.CallOffLines;
import weft.projections.scheduling.ComparisonBasis;
import weft.projections.scheduling.ReleasePair;
import weft.projections.scheduling.SchedulePage;
import weft.projections.scheduling.SchedulePages;
import weft.promise.Promise;
import weft.promise.Reason;
import weft.scheduling.Commitment;
import weft.scheduling.DeliveryScheduleCommand.CommitCallOffs;
import weft.scheduling.DeliveryScheduleCommand.ReplaceSchedule;
import weft.scheduling.DeliveryScheduleCommand.TakePlace;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.ScheduleRefusal.NoSuccessor;

/** The running schedules of both sides, and the supplier's answers to them. */
@RestController
@RequestMapping("/api/v1/call-offs")
class CallOffs {
  private static final String LIST = "call-offs";
  private final ReadContexts readings;
  private final Asking asking;

  CallOffs(ReadContexts readings, Asking asking) {
    this.readings = readings;
    this.asking = asking;
  }

  @Operation(
      operationId = "listCallOffs",
      summary = "Lists lines of the releases in force, by due date, with their answers.")
  @GetMapping
  ResponseEntity<Page<CallOffLine>> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String as,
      @RequestParam(required = false) @Nullable String schedule,
      @RequestParam(required = false) @Nullable String part,
      @RequestParam(required = false) @Nullable String buyer,
      @RequestParam(required = false) @Nullable String supplier,
      @RequestParam(required = false) @Nullable String site,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable Boolean changed,
      @Parameter(
              description =
                  "Only lines of these kinds, separated by commas: firm, production, material,"
                      + " forecast, backlog, immediate.")
          @RequestParam(required = false)
          @Nullable String firmness,
      @RequestParam(required = false) @Nullable LocalDate dueFrom,
      @RequestParam(required = false) @Nullable LocalDate dueUntil,
      @RequestParam(required = false) @Nullable Instant silentFrom,
      @RequestParam(required = false) @Nullable Instant silentUntil,
      @Parameter(
              description =
                  "Compares each line with an earlier state: release, the previous release (the"
                      + " default); answer, its state when it was last answered; or an instant.")
          @RequestParam(required = false)
          @Nullable String against,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable Long atLeast) {
    readings.awaitAtLeast(atLeast);
    ReadContext reading = readings.bySide(caller, as, asOf);
    ComparisonBasis than = CallOffsAsked.against(readings, caller, as, against);
    int size = ReadContexts.limit(limit);
    var filter =
        new CallOffFilter(
            schedule == null ? null : Ids.stream(schedule),
            part,
            buyer,
            supplier,
            site,
            state,
            changed,
            CallOffsAsked.firmness(firmness),
            dueFrom,
            dueUntil,
            silentFrom,
            silentUntil);
    var after = CallOffsAsked.after(Cursor.read(cursor, LIST, 3, reading.scope()));
    ReadResult<List<CallOffLines.Placed>> rows =
        readings.readAll(
            reading,
            DeliveryScheduleId.TYPE,
            (db, it) ->
                CallOffLines.list(db, it.scope(), filter, than, after, it.moment(), size + 1));
    return Page.of(
        rows,
        size,
        CallOffLines.Placed::line,
        it -> Cursor.at(LIST, it.line().due(), it.scheduleNo(), it.line().ordinal()),
        reading);
  }

  @Operation(
      operationId = "getSchedule",
      summary =
          "One schedule, with the delta of its release to the one before, to the caller's last"
              + " answer or to a moment; or the delta of any two releases.")
  @GetMapping("/{id}")
  ResponseEntity<SchedulePage> get(
      Caller caller,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String as,
      @Parameter(
              description =
                  "A release's number, or call-off/12 for call-off 12; default: the release in"
                      + " force.")
          @RequestParam(required = false)
          @Nullable String release,
      @Parameter(
              description =
                  "The state to compare with. For a release given by number: another release's"
                      + " number. For the release in force: release, answer or an instant, as in"
                      + " the list.")
          @RequestParam(required = false)
          @Nullable String against,
      @RequestParam(required = false) @Nullable Instant asOf,
      @RequestParam(required = false) @Nullable Long atLeast) {
    readings.awaitAtLeast(atLeast);
    String stream = Ids.stream(id);
    ComparisonBasis than =
        release == null
            ? CallOffsAsked.against(readings, caller, as, against)
            : ComparisonBasis.RELEASE;
    ReadResult<Optional<SchedulePage>> found =
        readings.readOne(
            readings.bySide(caller, as, asOf),
            stream,
            (db, it) ->
                release != null
                    ? ReleasePair.page(db, it.scope(), stream, release, against, it.moment())
                    : SchedulePages.header(db, it.scope(), stream, it.moment())
                        .map(
                            header ->
                                SchedulePages.page(db, it.scope(), header, than, it.moment())));
    SchedulePage page = found.answer().orElseThrow(found::notFound);
    return found.ok().eTag("\"" + page.header().version() + "\"").body(page);
  }

  /** The supplier's answer; the hub accepts all of its lines, or none. */
  record Answer(@Nullable String release, @Nullable List<@Nullable Line> commitments) {
    record Line(
        @Nullable LocalDate due,
        int ordinal,
        @Nullable List<@Nullable Promise> promises,
        @Nullable Reason reason) {}
  }

  /** The state after the answer. */
  record Answered(String schedule, long version, long position) {}

  @Operation(
      operationId = "commitCallOffs",
      summary =
          "Commits to lines of a release, as the supplier; the hub accepts all lines, or none.")
  @PostMapping("/{id}/commitments")
  ResponseEntity<Answered> commit(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody Answer answer) {
    caller.require(Role.SALES, Role.PLANNER, Role.EDI);
    PartyScope supplier = readings.sideScope(caller, "supplier");
    DeliveryScheduleId schedule = Ids.of(id, DeliveryScheduleId::of);
    // The id names the supplier. The desk knows whether the schedule exists before any view does.
    if (!schedule.supplier().equals(supplier.party())) throw Ids.notFound();
    List<Commitment> commitments =
        Body.list(answer.commitments(), "/commitments", CallOffs::commitment);
    String release = Body.required(answer.release(), "/release");
    var done =
        asking.ask(
            caller, ifMatch, idempotencyKey, new CommitCallOffs(schedule, release, commitments));
    return ResponseEntity.ok()
        .eTag("\"" + done.version() + "\"")
        .body(new Answered(id, done.version(), done.position()));
  }

  private static Commitment commitment(Answer.Line it, String at) {
    return new Commitment(
        Body.required(it.due(), at + "/due"),
        it.ordinal(),
        Quantity.ZERO,
        Promises.complete(it.promises(), at + "/promises"),
        it.reason(),
        null);
  }

  /**
   * The schedule that replaces this one.
   *
   * @param successor the other schedule's id
   */
  record Succession(@Nullable String successor) {}

  @Operation(
      operationId = "replaceSchedule",
      summary =
          "States, as the buyer, that another schedule of the part, also in force, replaces this"
              + " one. Nothing is due any longer from the replaced schedule, and its cumulatives"
              + " end.")
  @PostMapping("/{id}/successor")
  ResponseEntity<Answered> replace(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(HttpHeaders.IF_MATCH) String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody Succession said) {
    caller.require(Role.BUYER, Role.PLANNER, Role.EDI);
    PartyScope buyer = readings.sideScope(caller, "buyer");
    DeliveryScheduleId schedule = Ids.of(id, DeliveryScheduleId::of);
    if (!schedule.buyer().equals(buyer.party())) throw Ids.notFound();
    DeliveryScheduleId successor = successor(Body.required(said.successor(), "/successor"));
    // Checked before the desk, so that nobody waits in the lane of unrelated partners.
    if (!schedule.isBeside(successor)) throw new Refused(new NoSuccessor());
    var done =
        asking.ask(
            caller,
            ifMatch,
            idempotencyKey,
            List.of(
                new ReplaceSchedule(schedule, successor),
                new TakePlace(/* schedule= */ successor, /* predecessor= */ schedule)));
    return ResponseEntity.ok()
        .eTag("\"" + done.version() + "\"")
        .body(new Answered(id, done.version(), done.position()));
  }

  private static DeliveryScheduleId successor(String id) {
    try {
      return DeliveryScheduleId.of(StreamId.fromUrl(id));
    } catch (IllegalArgumentException e) {
      throw new Refused(new NoSuccessor());
    }
  }
}
