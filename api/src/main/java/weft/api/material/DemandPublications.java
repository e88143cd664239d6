package weft.api.material;

import org.springframework.stereotype.Component;
import weft.api.asking.Body;
import weft.api.reading.Readings;
import weft.api.security.Caller;
import weft.api.security.Role;
import weft.api.sharing.NamedParties;
import weft.material.DemandLine;
import weft.material.MaterialDemandCommand.PublishDemand;
import weft.material.MaterialDemandId;
import weft.party.PartyCode;

/** Gross demand that a buyer publishes: by one request, or by the rows of a sheet. */
@Component
class DemandPublications {
  private final Readings readings;
  private final NamedParties parties;

  DemandPublications(Readings readings, NamedParties parties) {
    this.readings = readings;
    this.parties = parties;
  }

  /** Whose demand it is; 403 for who may not speak of it. */
  PartyCode buyer(Caller caller) {
    caller.require(Role.PLANNER, Role.BUYER, Role.EDI);
    return readings.sideScope(caller, "buyer").party();
  }

  MaterialDemandId demand(PartyCode buyer, DemandPublication body) {
    return new MaterialDemandId(
        buyer,
        parties.site(buyer, body.site(), "/site"),
        Body.name(body.part(), "/part"),
        body.supplier() == null ? null : parties.supplier(buyer, body.supplier(), "/supplier"));
  }

  PublishDemand command(PartyCode buyer, DemandPublication body) {
    return new PublishDemand(
        demand(buyer, body),
        Body.unit(body.unit(), "/unit"),
        Body.day(body.from(), "/from"),
        Body.day(body.until(), "/until"),
        Body.list(body.lines(), "/lines", DemandPublications::line));
  }

  private static DemandLine line(DemandPublication.Line it, String at) {
    return new DemandLine(it.date(), it.week(), Body.amount(it.quantity(), at + "/quantity"));
  }
}
