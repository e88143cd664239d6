package weft.api.shipment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.api.asking.Body;
import weft.api.sharing.NamedParties;
import weft.event.StreamId;
import weft.event.Streams;
import weft.event.TracedEvent;
import weft.language.Text;
import weft.party.Organization;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyDirectory;
import weft.party.PartyEvent.OrganizationRegistered;
import weft.party.Profile;
import weft.shipment.Despatch;

/** The sites between which goods go, as a supplier's user or system names them. */
record DespatchPlaces(Streams streams, NamedParties parties, PartyDirectory directory) {
  /**
   * A site of the buyer. Accepts an unregistered site where the buyer named it in an order or a
   * call-off, where the shipment named it before (as its message did), where the buyer has no sites
   * here, and where the two do not want unknown sites noted.
   */
  String shipTo(Partnership between, String named, @Nullable Despatch before) {
    PartyCode buyer = between.buyer();
    String shipTo = directory.buyersSite(between, between.supplier(), named);
    Profile profile = directory.profile(between).orElse(Profile.PLAIN);
    boolean taken =
        !directory.hasSites(buyer)
            || !profile.rules().plausibility().notesUnknownSites()
            || directory.site(buyer, shipTo).isPresent()
            || (before != null && shipTo.equals(before.shipTo()))
            || directory.isCalledFor(between, shipTo);
    if (taken) return shipTo;
    throw Body.faulty(
        "site-unknown",
        "/shipTo",
        new Text(
                "%s has no site %s here, and has ordered nothing for it.",
                "%s 在本平台没有名为 %s 的工厂，也没有发往该处的订单或要货计划。")
            .with(buyer, named));
  }

  /** The supplier's site that the goods left; null where the supplier has none here. */
  @Nullable String shipFrom(PartyCode supplier, @Nullable String given) {
    if (given != null) return parties.site(supplier, given, "/shipFrom");
    List<Organization.Site> sites = List.of();
    for (TracedEvent it : streams.trace(StreamId.of("Organization", supplier.value())))
      if (it.payload() instanceof OrganizationRegistered known)
        sites = known.organization().sites();
    if (sites.size() > 1)
      throw Body.faulty(
          "value-missing",
          "/shipFrom",
          new Text("State which of your sites the goods left from.", "请说明货物从哪个工厂发出。"));
    return sites.isEmpty() ? null : sites.getFirst().code();
  }
}
