package weft.api.manufacturing;

import static java.util.Objects.requireNonNullElse;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.asking.BodyParts;
import weft.api.party.ActingPerson;
import weft.api.security.Caller;
import weft.api.sharing.NamedParties;
import weft.language.Text;
import weft.manufacturing.ParameterOverride;
import weft.manufacturing.RoutingStep;
import weft.manufacturing.StepCounts;
import weft.manufacturing.StepReport;
import weft.manufacturing.UsedParameter;
import weft.manufacturing.WorkOrderCommand.CorrectReport;
import weft.manufacturing.WorkOrderCommand.ReleaseWorkOrder;
import weft.manufacturing.WorkOrderCommand.StartStep;
import weft.manufacturing.WorkOrderId;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.party.PersonCode;

/** Reads the bodies of requests about work orders. */
@Component
class WorkOrderBodies {
  /** An order is one row with all its starts and reports, so their parts are limited. */
  private static final int MOST = 100;

  private final NamedParties parties;
  private final ActingPerson persons;
  private final NamedGoods goods;
  private final Clock clock;

  WorkOrderBodies(NamedParties parties, ActingPerson persons, NamedGoods goods, Clock clock) {
    this.parties = parties;
    this.persons = persons;
    this.goods = goods;
    this.clock = clock;
  }

  ReleaseWorkOrder release(Caller caller, PartyCode supplier, NewWorkOrder body) {
    var read = new BodyParts();
    var number = read.read(() -> Body.name(body.number(), "/number"));
    var site = read.read(() -> parties.site(supplier, body.site(), "/site"));
    var part = read.read(() -> Body.name(body.part(), "/part"));
    var quantity = read.read(() -> Body.amount(body.quantity(), "/quantity"));
    var unit = read.read(() -> Body.unit(body.unit(), "/unit", _ -> false));
    var sheet = read.read(() -> goods.sheet(supplier, body.sheet(), "/sheet"));
    var goodsFor = read.read(() -> goods.goodsFor(caller, supplier, body));
    var steps = read.read(() -> Body.list(body.steps(), "/steps", WorkOrderBodies::step));
    var begin = read.read(() -> body.begin() == null ? null : Body.day(body.begin(), "/begin"));
    var due = read.read(() -> body.due() == null ? null : Body.day(body.due(), "/due"));
    read.end();
    var found = sheet.get();
    return new ReleaseWorkOrder(
        new WorkOrderId(supplier, site.get(), number.get()),
        part.get(),
        quantity.get(),
        unit.get(),
        found == null ? null : found.inForce(),
        found == null ? null : found.part(),
        goodsFor.get(),
        steps.get(),
        begin.get(),
        due.get(),
        user(caller));
  }

  /** The calling user; null for a client. */
  static @Nullable PersonCode user(Caller caller) {
    return caller.user() == null ? null : new PersonCode(caller.user());
  }

  private static RoutingStep step(NewWorkOrder.Step it, String at) {
    var read = new BodyParts();
    var number = read.read(() -> SheetPublications.stepNumber(it.step(), at + "/step"));
    var names = read.read(() -> SheetPublications.names(it.names(), at + "/names"));
    var machine = read.read(() -> Body.optionalText(it.machine(), at + "/machine", 70));
    read.end();
    return new RoutingStep(
        number.get(), names.get(), requireNonNullElse(it.inspection(), false), machine.get());
  }

  StartStep start(Caller caller, WorkOrderId order, NewStart body) {
    var read = new BodyParts();
    var step = read.read(() -> SheetPublications.stepNumber(body.step(), "/step"));
    var machine = read.read(() -> Body.optionalText(body.machine(), "/machine", 70));
    var override = read.read(() -> override(caller, body.override()));
    var person =
        read.read(
            () ->
                body.override() == null
                    ? persons.of(caller, body.person(), "/person")
                    : persons.named(caller, body.person(), "/person"));
    var parameters =
        read.read(
            () ->
                Body.list(
                    requireNonNullElse(body.parameters(), List.of()),
                    "/parameters",
                    MOST,
                    WorkOrderBodies::parameter));
    read.end();
    return new StartStep(
        order,
        step.get(),
        machine.get(),
        new PersonCode(person.get().code()),
        parameters.get(),
        override.get());
  }

  /** The calling user decides; a client cannot. */
  private static @Nullable ParameterOverride override(
      Caller caller, NewStart.@Nullable Overriding given) {
    if (given == null) return null;
    PersonCode by = user(caller);
    if (by == null)
      throw Body.faulty(
          "second-person-needed",
          "/override",
          new Text(
              "Only a person with a login of their own can permit parameters outside the sheet.",
              "只有使用本人账号登录的人员才能放行超出参数单的参数。"));
    String reason = Body.text(given.reason(), "/override/reason", 1_000);
    return new ParameterOverride(reason, by);
  }

  private static UsedParameter parameter(NewStart.Parameter it, String at) {
    var read = new BodyParts();
    var name = read.read(() -> Body.name(it.name(), at + "/name"));
    var value = read.read(() -> Body.quantity(it.value(), at + "/value"));
    // The sheet may keep a unit that is in no list; the rules compare with it.
    var unit = read.read(() -> Body.unit(it.unit(), at + "/unit", _ -> true));
    read.end();
    return new UsedParameter(name.get(), value.get(), unit.get());
  }

  StepReport report(Caller caller, PartyCode supplier, NewReport body) {
    var read = new BodyParts();
    var step = read.read(() -> SheetPublications.stepNumber(body.step(), "/step"));
    var from = read.read(() -> moment(body.from(), "/from"));
    var until = read.read(() -> moment(body.until(), "/until"));
    var counts = read.read(() -> counts(body.good(), body.scrap(), body.rework()));
    var cause = read.read(() -> Body.optionalText(body.cause(), "/cause", 1_000));
    var batch = read.read(() -> Body.optionalText(body.batch(), "/batch", 70));
    var inputs =
        read.read(
            () ->
                Body.list(
                    requireNonNullElse(body.inputs(), List.of()),
                    "/inputs",
                    MOST,
                    (it, at) -> goods.input(supplier, it, at)));
    var person = read.read(() -> persons.of(caller, body.person(), "/person"));
    read.end();
    return new StepReport(
        step.get(),
        from.get(),
        until.get(),
        counts.get(),
        cause.get(),
        batch.get(),
        inputs.get(),
        new PersonCode(person.get().code()));
  }

  CorrectReport correction(Caller caller, WorkOrderId order, int n, NewReport.Correction body) {
    var read = new BodyParts();
    var counts = read.read(() -> counts(body.good(), body.scrap(), body.rework()));
    var cause = read.read(() -> Body.optionalText(body.cause(), "/cause", 1_000));
    var reason = read.read(() -> Body.reason(body.reason()));
    var person = read.read(() -> persons.of(caller, body.person(), "/person"));
    read.end();
    return new CorrectReport(
        order, n, counts.get(), cause.get(), reason.get(), new PersonCode(person.get().code()));
  }

  private static StepCounts counts(
      @Nullable Quantity good, @Nullable Quantity scrap, @Nullable Quantity rework) {
    var read = new BodyParts();
    var usable = read.read(() -> amount(good, "/good"));
    var wasted = read.read(() -> amount(scrap, "/scrap"));
    var again = read.read(() -> amount(rework, "/rework"));
    read.end();
    return new StepCounts(usable.get(), wasted.get(), again.get());
  }

  private static Quantity amount(@Nullable Quantity given, String pointer) {
    return Body.amount(requireNonNullElse(given, Quantity.ZERO), pointer);
  }

  private Instant moment(@Nullable Instant given, String pointer) {
    Instant moment = Body.required(given, pointer);
    Body.day(moment.atZone(clock.getZone()).toLocalDate(), pointer);
    return moment;
  }

  /** The moment of the request. */
  Instant now() {
    return clock.instant();
  }
}
