package weft.api.production;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.asking.BodyParts;
import weft.api.asking.KeptUnits;
import weft.api.reading.ReadContexts;
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
  private final ReadContexts readings;
  private final NamedParties parties;
  private final KeptUnits units;

  Publications(ReadContexts readings, NamedParties parties, KeptUnits units) {
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
    var read = new BodyParts();
    var site = read.read(() -> parties.site(supplier, body.site(), "/site"));
    var part = read.read(() -> Body.name(body.part(), "/part"));
    read.end();
    return new ProductionScheduleId(supplier, site.get(), part.get());
  }

  PublishOutput command(PartyCode supplier, OutputPublication body) {
    var read = new BodyParts();
    var schedule = read.read(() -> schedule(supplier, body));
    var unit =
        read.read(
            () ->
                Body.unit(
                    body.unit(),
                    "/unit",
                    it -> !schedule.isSound() || kept(schedule.get()).test(it)));
    var from = read.read(() -> Body.day(body.from(), "/from"));
    var until = read.read(() -> Body.day(body.until(), "/until"));
    var lines =
        read.read(() -> Body.list(body.lines(), "/lines", (it, at) -> line(supplier, it, at)));
    var buyers = read.read(() -> buyers(supplier, body.buyers()));
    read.end();
    return new PublishOutput(
        schedule.get(), unit.get(), from.get(), until.get(), lines.get(), buyers.get());
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
    var read = new BodyParts();
    var quantity = read.read(() -> Body.amount(it.quantity(), at + "/quantity"));
    var allotments =
        read.read(
            () ->
                Body.list(
                    requireNonNullElse(it.allotments(), List.of()),
                    at + "/allotments",
                    (share, place) -> allotment(supplier, share, place)));
    read.end();
    return new OutputLine(it.date(), it.week(), quantity.get(), allotments.get());
  }

  private Allotment allotment(PartyCode supplier, OutputPublication.Share it, String at) {
    var read = new BodyParts();
    var buyer = read.read(() -> parties.buyer(supplier, it.buyer(), at + "/buyer"));
    var quantity = read.read(() -> Body.amount(it.quantity(), at + "/quantity"));
    read.end();
    return new Allotment(buyer.get(), quantity.get());
  }
}
