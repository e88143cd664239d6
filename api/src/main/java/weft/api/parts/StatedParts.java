package weft.api.parts;

import java.util.Locale;
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
import weft.parts.PartAgreement;
import weft.parts.PartAgreementCommand.StatePart;
import weft.parts.PartAgreementEvent;
import weft.parts.PartAgreementId;
import weft.parts.PartTerms;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.Side;

/** Converts the terms that a caller states, from a request or a row, to a command of its side. */
@Component
class StatedParts {
  private final ReadContexts readings;
  private final NamedParties parties;
  private final KeptUnits units;

  StatedParts(ReadContexts readings, NamedParties parties, KeptUnits units) {
    this.readings = readings;
    this.parties = parties;
    this.units = units;
  }

  void require(Caller caller) {
    caller.require(Role.PLANNER, Role.BUYER, Role.SALES, Role.EDI);
  }

  /**
   * For callers that may not know of an existing agreement, so that the command must not change an
   * agreed number.
   */
  StatePart command(Caller caller, @Nullable String as, StatedPart body) {
    StatePart stated = command(said(caller, as, body), body);
    return new StatePart(stated.agreement(), stated.by(), stated.stated(), true);
  }

  StatePart command(Said said, StatedPart body) {
    var read = new BodyParts();
    var shipFrom = read.read(() -> shipFrom(said, body));
    var terms =
        read.read(
            () ->
                body.terms(
                    said.supplierPart(),
                    shipFrom.isSound() ? shipFrom.get() : null,
                    kept(said.agreement())));
    if (body.inspector() != null) read.read(() -> parties.known(body.inspector(), "/inspector"));
    read.end();
    return new StatePart(said.agreement(), said.side(), terms.get());
  }

  private @Nullable String shipFrom(Said said, StatedPart body) {
    String site = Body.optionalText(body.shipFrom(), "/shipFrom", 70);
    return site == null ? null : parties.site(said.agreement().supplier(), site, "/shipFrom");
  }

  private Predicate<String> kept(PartAgreementId agreement) {
    return units.of(
        agreement.stream(),
        PartAgreement.NEW,
        PartAgreementEvent.class,
        it -> Stream.ofNullable(it.terms()).map(PartTerms::unit));
  }

  /** The agreement, the caller's side, and the supplier's number where it is given. */
  record Said(PartAgreementId agreement, Side side, @Nullable String supplierPart) {}

  Said said(Caller caller, @Nullable String as, StatedPart body) {
    var read = new BodyParts();
    var named = read.read(() -> Body.required(body.partner(), "/partner"));
    var own = read.read(() -> Body.name(body.part(), "/part"));
    var theirs = read.read(() -> Body.optionalText(body.partnerPart(), "/partnerPart", 70));
    read.end();
    PartyCode partner = named.get();
    String part = own.get();
    String partnerPart = theirs.get();
    Side side = side(caller, as, partner);
    boolean buys = side == Side.BUYER;
    PartyCode party = caller.requireParty();
    var id =
        new PartAgreementId(
            buys ? party : partner,
            buys ? partner : party,
            buys || partnerPart == null ? part : partnerPart);
    return new Said(id, side, buys ? partnerPart : part);
  }

  /**
   * The requested side, otherwise the first side on which the other party is a partner, default
   * side first.
   */
  private Side side(Caller caller, @Nullable String as, PartyCode partner) {
    PartyCode party = caller.requireParty();
    if (as != null) readings.sideScope(caller, as); // 403 for a side that the party does not have
    return caller.sides().stream()
        .filter(it -> as == null || it.name().toLowerCase(Locale.ROOT).equals(as))
        .filter(it -> parties.agreed(between(party, partner, it)))
        .findFirst()
        .orElseThrow(StatedPart::noPartner);
  }

  private static Partnership between(PartyCode party, PartyCode partner, Side side) {
    return side == Side.BUYER ? new Partnership(party, partner) : new Partnership(partner, party);
  }
}
