package weft.api.production;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.asking.KeptUnits;
import weft.api.reading.Readings;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.sharing.NamedParties;
import weft.party.PartyCode;
import weft.production.Allotment;
import weft.production.OutputLine;
import weft.production.ProductionSchedule;
import weft.production.ProductionScheduleCommand.PublishOutput;
import weft.production.ProductionScheduleEvent;
import weft.production.ProductionScheduleId;

/**
 * Checks the planned output that a supplier publishes, from a request or from the rows of a
 * spreadsheet.
 */
@Component
class Publications {
  private final Readings readings;
  private final NamedParties parties;
  private final KeptUnits units;

  Publications(Readings readings, NamedParties parties, KeptUnits units) {
    this.readings = readings;
    this.parties = parties;
    this.units = units;
  }

  /** Returns the supplier that may publish output; 403 for other callers. */
  PartyCode supplier(Caller caller, Role... more) {
    Role[] roles = new Role[more.length + 3];
    System.arraycopy(more, 0, roles, 3, more.length);
    roles[0] = Role.PLANNER;
    roles[1] = Role.SALES;
    roles[2] = Role.EDI;
    caller.require(roles);
    return readings.sideScope(caller, "supplier").party();
  }

  ProductionScheduleId schedule(PartyCode supplier, OutputPublication body) {
    return new ProductionScheduleId(
        supplier, parties.site(supplier, body.site(), "/site"), Body.name(body.part(), "/part"));
  }

  PublishOutput command(PartyCode supplier, OutputPublication body) {
    ProductionScheduleId schedule = schedule(supplier, body);
    return new PublishOutput(
        schedule,
        Body.unit(body.unit(), "/unit", kept(schedule)),
        Body.day(body.from(), "/from"),
        Body.day(body.until(), "/until"),
        Body.list(body.lines(), "/lines", (it, at) -> line(supplier, it, at)),
        buyers(supplier, body.buyers()));
  }

  /**
   * Returns the buyers to whom output is shown; 422 {@code no-partnership} for a party that is not
   * a buyer of the supplier.
   */
  List<PartyCode> buyers(PartyCode supplier, @Nullable List<@Nullable PartyCode> named) {
    return parties.buyers(supplier, named, "/buyers");
  }

  private Predicate<String> kept(ProductionScheduleId schedule) {
    return units.of(
        schedule.stream(),
        ProductionSchedule.NEW,
        ProductionScheduleEvent.class,
        it -> Stream.ofNullable(it.unit()));
  }

  private OutputLine line(PartyCode supplier, OutputPublication.Line it, String at) {
    return new OutputLine(
        it.date(),
        it.week(),
        Body.amount(it.quantity(), at + "/quantity"),
        Body.list(
            requireNonNullElse(it.allotments(), List.of()),
            at + "/allotments",
            (share, place) ->
                new Allotment(
                    parties.buyer(supplier, share.buyer(), place + "/buyer"),
                    Body.amount(share.quantity(), place + "/quantity"))));
  }
}
