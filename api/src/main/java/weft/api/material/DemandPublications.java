package weft.api.material;

import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.asking.BodyParts;
import weft.api.asking.KeptUnits;
import weft.api.reading.ReadContexts;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.sharing.NamedParties;
import weft.material.DemandLine;
import weft.material.MaterialDemand;
import weft.material.MaterialDemandCommand.PublishDemand;
import weft.material.MaterialDemandEvent;
import weft.material.MaterialDemandId;
import weft.party.PartyCode;

/**
 * Checks the gross demand that a buyer publishes, from a request or from the rows of a spreadsheet.
 */
@Component
class DemandPublications {
  private final ReadContexts readings;
  private final NamedParties parties;
  private final KeptUnits units;

  DemandPublications(ReadContexts readings, NamedParties parties, KeptUnits units) {
    this.readings = readings;
    this.parties = parties;
    this.units = units;
  }

  /** Returns the buyer that may publish demand; 403 for other callers. */
  PartyCode buyer(Caller caller) {
    caller.require(Role.PLANNER, Role.BUYER, Role.EDI);
    return readings.sideScope(caller, "buyer").party();
  }

  MaterialDemandId demand(PartyCode buyer, DemandPublication body) {
    var read = new BodyParts();
    var site = read.read(() -> parties.site(buyer, body.site(), "/site"));
    var part = read.read(() -> Body.name(body.part(), "/part"));
    PartyCode named = body.supplier();
    var supplier =
        read.read(() -> named == null ? null : parties.supplier(buyer, named, "/supplier"));
    read.end();
    return new MaterialDemandId(buyer, site.get(), part.get(), supplier.get());
  }

  PublishDemand command(PartyCode buyer, DemandPublication body) {
    var read = new BodyParts();
    var demand = read.read(() -> demand(buyer, body));
    var unit =
        read.read(
            () ->
                Body.unit(
                    body.unit(), "/unit", it -> !demand.isSound() || kept(demand.get()).test(it)));
    var from = read.read(() -> Body.day(body.from(), "/from"));
    var until = read.read(() -> Body.day(body.until(), "/until"));
    var lines = read.read(() -> Body.list(body.lines(), "/lines", DemandPublications::line));
    read.end();
    return new PublishDemand(demand.get(), unit.get(), from.get(), until.get(), lines.get());
  }

  private Predicate<String> kept(MaterialDemandId demand) {
    return units.of(
        demand.stream(),
        MaterialDemand.NEW,
        MaterialDemandEvent.class,
        it -> Stream.ofNullable(it.unit()));
  }

  private static DemandLine line(DemandPublication.Line it, String at) {
    return new DemandLine(it.date(), it.week(), Body.amount(it.quantity(), at + "/quantity"));
  }
}
