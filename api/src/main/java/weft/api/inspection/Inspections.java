package weft.api.inspection;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
import weft.api.asking.WriteResult;
import weft.api.inspection.KnownInspections.Known;
import weft.api.party.ActingPerson;
import weft.api.reading.Ids;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.sharing.NamedParties;
import weft.calendar.SiteCalendar;
import weft.event.Refused;
import weft.event.StreamCommand;
import weft.event.StreamId;
import weft.inspection.ConcessionCommand.UseConcession;
import weft.inspection.ConcessionId;
import weft.inspection.Conformity;
import weft.inspection.DispositionKind;
import weft.inspection.EnteredResult;
import weft.inspection.InspectedGoods;
import weft.inspection.Inspection;
import weft.inspection.Inspection.Begun;
import weft.inspection.InspectionCommand.BeginInspection;
import weft.inspection.InspectionCommand.DecideInspection;
import weft.inspection.InspectionCommand.DisposeGoods;
import weft.inspection.InspectionCommand.OverruleInspection;
import weft.inspection.InspectionCommand.RecordResults;
import weft.inspection.InspectionId;
import weft.inspection.InspectionPlan;
import weft.inspection.InspectionPlanCommand.JudgeLot;
import weft.inspection.InspectionPlanCommand.UsePlan;
import weft.inspection.InspectionPlanId;
import weft.inspection.InspectionPlanRefusal.InspectionStopped;
import weft.inspection.InspectionState;
import weft.inspection.InstrumentCommand.UseInstrument;
import weft.inspection.InstrumentId;
import weft.inspection.Stage;
import weft.inspection.sampling.Strictness;
import weft.language.Text;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PersonCode;
import weft.stock.StockCommand.MoveStock;

/** Inspections of the caller's own: their samples, values, decisions and dispositions. */
@RestController
@RequestMapping("/api/v1/inspections")
class Inspections {
  private static final ZoneId DAY = ZoneId.of(SiteCalendar.UNSTATED.timeZone());

  private final Asking asking;
  private final KnownInspections known;
  private final ActingPerson acting;
  private final SecondPerson second;
  private final StockUnderInspection stock;
  private final NamedParties parties;
  private final Clock clock;

  Inspections(
      Asking asking,
      KnownInspections known,
      ActingPerson acting,
      SecondPerson second,
      StockUnderInspection stock,
      NamedParties parties,
      Clock clock) {
    this.asking = asking;
    this.known = known;
    this.acting = acting;
    this.second = second;
    this.stock = stock;
    this.parties = parties;
    this.clock = clock;
  }

  @Operation(
      operationId = "beginInspection",
      summary =
          "Begins the inspection of a lot by the plan in force, which holds for it whatever is"
              + " published later. Answers the sample of each characteristic.")
  @PostMapping
  ResponseEntity<InspectionBegunAnswer> begin(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody InspectionBody.Begun body) {
    PartyCode owner = inspector(caller);
    var id = new InspectionId(owner, Body.name(body.number(), "/number"));
    var goods =
        new InspectedGoods(
            Body.name(body.part(), "/part"),
            Body.required(body.stage(), "/stage"),
            Body.name(body.batch(), "/batch"));
    var planId = new InspectionPlanId(owner, goods.part(), goods.stage());
    InspectionPlan plan = inForce(planId);
    var begin =
        new BeginInspection(
            id,
            goods,
            plan.number(),
            plan.edition(),
            plan.strictness(),
            plan.characteristics(),
            Body.amount(body.lot(), "/lot"),
            Body.unit(body.unit(), "/unit", _ -> false),
            body.site() == null ? null : parties.site(owner, body.site(), "/site"),
            person(caller, body.person()));
    var use = new UsePlan(planId, plan.number(), plan.strictness());
    var done = asking.ask(caller, null, idempotencyKey, List.of(body), List.of(begin, use));
    var sample =
        known.inspection(id).inspection().tallies().stream()
            .map(InspectionBegunAnswer.OfCharacteristic::of)
            .toList();
    return ResponseEntity.ok()
        .eTag("\"" + done.version() + "\"")
        .body(
            new InspectionBegunAnswer(
                StreamId.toUrl(id.stream()), done.version(), done.position(), sample));
  }

  private InspectionPlan inForce(InspectionPlanId id) {
    InspectionPlan plan = known.plan(id);
    if (plan.strictness() == Strictness.STOPPED) throw new Refused(new InspectionStopped());
    if (plan.number() > 0) return plan;
    throw Body.faulty(
        "plan-missing",
        "/part",
        new Text("You have no inspection plan of this part at this stage.", "贵公司没有该零件在此阶段的检验计划。"));
  }

  @Operation(
      operationId = "recordInspectionResults",
      summary =
          "Records measured values, at most 100 at once, each with the limits and the verdict at"
              + " its entry. A retest of a piece is a further attempt.")
  @PostMapping("/{id}/results")
  ResponseEntity<WriteResult> measure(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody InspectionBody.Results body) {
    PartyCode owner = inspector(caller);
    InspectionId inspection = own(owner, id);
    List<EnteredResult> results = body.read();
    List<StreamCommand> commands = new ArrayList<>();
    commands.add(new RecordResults(inspection, results, person(caller, body.person())));
    LocalDate today = LocalDate.ofInstant(clock.instant(), DAY);
    Set<String> named = new TreeSet<>();
    for (int i = 0; i < results.size(); i++) {
      String instrument = results.get(i).instrument();
      if (instrument != null && named.add(instrument))
        commands.add(new UseInstrument(new InstrumentId(owner, instrument), today, i));
    }
    var done = asking.ask(caller, ifMatch, idempotencyKey, List.of(body), commands);
    return WriteResult.answer(inspection.stream(), done);
  }

  @Operation(
      operationId = "decideInspection",
      summary =
          "Ends the measuring. The values decide: a decision that contradicts them is refused, and"
              + " so is one while values are missing. Goods of a lot that passed become usable in"
              + " the same step.")
  @PostMapping("/{id}/decision")
  ResponseEntity<WriteResult> decide(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody(required = false) InspectionBody.@Nullable Decided body) {
    PartyCode owner = inspector(caller);
    InspectionId inspection = own(owner, id);
    Known before = known.inspection(owner, inspection);
    var said = requireNonNullElse(body, new InspectionBody.Decided(null, null));
    List<StreamCommand> commands = new ArrayList<>();
    commands.add(new DecideInspection(inspection, said.decision(), person(caller, said.person())));
    commands.addAll(consequences(caller, inspection, before));
    return ask(caller, inspection, before, ifMatch, idempotencyKey, said, commands);
  }

  /** The commands to the plan and the stock that follow from the values. */
  private List<StreamCommand> consequences(Caller caller, InspectionId id, Known before) {
    var it = before.inspection();
    Begun begun = it.begun();
    List<StreamCommand> all = new ArrayList<>();
    if (begun == null || it.state() != InspectionState.OPEN || !it.missing().isEmpty()) return all;
    Conformity byAql = it.byAql();
    if (byAql != null)
      all.add(
          new JudgeLot(
              new InspectionPlanId(id.owner(), begun.goods().part(), begun.goods().stage()),
              id.number(),
              begun.goods().batch(),
              begun.strictness(),
              byAql));
    if (it.usable().isPositive() && releases(id, begun))
      all.addAll(stock.release(caller, id, begun, it.usable()));
    return all;
  }

  /**
   * Whether the inspection decides on goods in stock. An earlier one releases nothing where a final
   * inspection follows.
   */
  private boolean releases(InspectionId id, Begun begun) {
    Stage stage = begun.goods().stage();
    return stage == Stage.FINAL
        || stage == Stage.INCOMING
        || known.plan(new InspectionPlanId(id.owner(), begun.goods().part(), Stage.FINAL)).number()
            == 0;
  }

  @Operation(
      operationId = "overruleInspection",
      summary =
          "Overrules a decision, with a reason: by a person who neither began, measured nor decided"
              + " the inspection. A client cannot (403).")
  @PostMapping("/{id}/overruling")
  ResponseEntity<WriteResult> overrule(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody InspectionBody.Overruled body) {
    PartyCode owner = inspector(caller);
    PersonCode person = second.of(caller);
    InspectionId inspection = own(owner, id);
    Known before = known.inspection(owner, inspection);
    Conformity decision = Body.required(body.decision(), "/decision");
    List<StreamCommand> commands = new ArrayList<>();
    var over = requireNonNull(known.over(List.of(inspection)).get(inspection));
    commands.add(
        new OverruleInspection(inspection, decision, Body.reason(body.reason()), person, over));
    var it = before.inspection();
    Begun begun = it.begun();
    if (begun != null
        && it.verdict() != null
        && it.verdict() != decision
        && releases(inspection, begun)) {
      Quantity goods = it.overruled(decision);
      commands.addAll(
          decision == Conformity.PASSED
              ? stock.release(caller, inspection, begun, goods)
              : stock.hold(caller, inspection, begun, goods));
    }
    return ask(caller, inspection, before, ifMatch, idempotencyKey, body, commands);
  }

  @Operation(
      operationId = "disposeInspectedGoods",
      summary =
          "States what becomes of goods of a decided lot, apart from its verdict. Goods that failed"
              + " are released only by the customer's concession.")
  @PostMapping("/{id}/dispositions")
  ResponseEntity<WriteResult> dispose(
      Caller caller,
      @PathVariable String id,
      @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody InspectionBody.Disposed body) {
    PartyCode owner = inspector(caller);
    InspectionId inspection = own(owner, id);
    Known before = known.inspection(owner, inspection);
    Quantity quantity = Body.amount(body.quantity(), "/quantity");
    DispositionKind kind = Body.required(body.kind(), "/kind");
    ConcessionId concession = concession(kind, body.concession());
    PersonCode person = person(caller, body.person());
    List<StreamCommand> commands = new ArrayList<>();
    commands.add(new DisposeGoods(inspection, kind, quantity, concession, person));
    Begun begun = before.inspection().begun();
    if (begun != null && before.inspection().state() != InspectionState.OPEN) {
      if (concession != null) commands.add(used(inspection, begun, concession, quantity));
      commands.addAll(disposed(caller, inspection, before.inspection(), kind, quantity));
    }
    return ask(caller, inspection, before, ifMatch, idempotencyKey, body, commands);
  }

  private List<MoveStock> disposed(
      Caller caller, InspectionId id, Inspection it, DispositionKind kind, Quantity quantity) {
    Begun begun = it.begun();
    if (begun == null) return List.of();
    if (releases(id, begun))
      return stock.dispose(caller, id, begun, kind, it.takenBy(kind, quantity));
    return kind == DispositionKind.ACCEPT || kind == DispositionKind.CONCESSION
        ? List.of()
        : stock.dispose(caller, id, begun, kind, quantity);
  }

  private static @Nullable ConcessionId concession(DispositionKind kind, @Nullable String given) {
    if (given == null || kind != DispositionKind.CONCESSION) return null;
    try {
      return ConcessionId.of(StreamId.fromUrl(given));
    } catch (IllegalArgumentException e) {
      throw Body.faulty(
          "concession-unknown",
          "/concession",
          new Text("You have no such concession.", "贵公司没有此让步单。"));
    }
  }

  private UseConcession used(
      InspectionId id, Begun begun, ConcessionId concession, Quantity quantity) {
    return new UseConcession(
        concession,
        id.owner(),
        begun.goods().part(),
        begun.goods().batch(),
        id.number(),
        quantity,
        begun.unit(),
        LocalDate.ofInstant(clock.instant(), DAY));
  }

  /** Executes commands that were derived from what was known before; it must not have changed. */
  private ResponseEntity<WriteResult> ask(
      Caller caller,
      InspectionId id,
      Known before,
      @Nullable String ifMatch,
      @Nullable String idempotencyKey,
      Object body,
      List<StreamCommand> commands) {
    var done =
        asking.ask(
            caller,
            requireNonNullElse(ifMatch, before.seen()),
            idempotencyKey,
            List.of(id.stream(), body),
            commands);
    return WriteResult.answer(id.stream(), done);
  }

  private static PartyCode inspector(Caller caller) {
    caller.require(Role.QUALITY);
    return caller.requireParty();
  }

  private static InspectionId own(PartyCode owner, String id) {
    InspectionId inspection = Ids.of(id, InspectionId::of);
    if (!inspection.owner().equals(owner)) throw Ids.notFound();
    return inspection;
  }

  private PersonCode person(Caller caller, @Nullable String given) {
    return new PersonCode(acting.of(caller, given, "/person").code());
  }
}
