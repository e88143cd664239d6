package weft.projections.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import weft.database.PartyReads;
import weft.database.TestDatabase;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.language.Text;
import weft.measure.Quantity;
import weft.ordering.LineAnswer;
import weft.ordering.Order;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.ordering.PurchaseOrderId;
import weft.party.EdiRules;
import weft.party.EdiRules.Alias;
import weft.party.Organization;
import weft.party.Organization.Site;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyEvent.OrganizationRegistered;
import weft.party.PartyEvent.PartnershipAgreed;
import weft.party.PartyScope;
import weft.party.Profile;
import weft.party.Side;
import weft.projections.balance.cumulative.ScheduleCumulatives;
import weft.projections.balance.cumulative.SentForSchedule;
import weft.projections.rows.Moment;
import weft.promise.Promise;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentId;

/**
 * Documents that name a site by a GLN registered later, or by an agreed name, belong to that site.
 */
class SitesByOtherNamesTest {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final PartyCode HONGZHU = new PartyCode("HONGZHU");
  private static final String GLN = "4012345999983";
  private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");
  private static final LocalDate MONDAY = LocalDate.of(2026, 12, 7);
  private static final PartyScope BUYER = PartyScope.of(HENGYUE, Side.BUYER);
  private static final PartyScope SUPPLIER = PartyScope.of(JIAXIN, Side.SUPPLIER);

  private final TestDatabase database = TestDatabase.fresh();
  private final BalanceViews views = new BalanceViews(database);
  private final PartyReads reads = new PartyReads(database.pools());
  private final Map<String, Long> sequences = new HashMap<>();
  private long position;

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_registered_code_is_its_own_site_whatever_two_agreed_to_call_so() {
    registered(site("W1", null), site("W2", GLN));
    agreed(JIAXIN, new Alias("W1", "W2"), new Alias("P1", "W2"));
    read(
        sites -> {
          assertThat(sites.code("HENGYUE", "JIAXIN", "W1")).isEqualTo("W1");
          assertThat(sites.code("HENGYUE", "JIAXIN", "HENGYUE/W1")).isEqualTo("W1");
          assertThat(sites.code("HENGYUE", "JIAXIN", "P1")).isEqualTo("W2");
          assertThat(sites.code("HENGYUE", "JIAXIN", GLN)).isEqualTo("W2");
          assertThat(sites.all("HENGYUE", "W2"))
              .containsExactlyInAnyOrder(
                  "W2", "P1", GLN, "HENGYUE/W2", "HENGYUE/P1", "HENGYUE/" + GLN);
          return sites.all("HENGYUE", "W1");
        });
  }

  @Test
  void what_one_supplier_calls_a_site_is_not_what_another_calls_so() {
    registered(site("W1", null), site("W2", null));
    agreed(JIAXIN, new Alias("P1", "W2"));
    agreed(HONGZHU);
    for (PartyCode supplier : List.of(JIAXIN, HONGZHU)) {
      partnersBusiness(supplier);
    }
    for (String site : List.of("W2", "P1")) {
      List<CountedQuantity> all = promisedTo(site);
      assertThat(all)
          .as(site)
          .hasSize(3)
          .allMatch(it -> site.equals(it.site()))
          .allMatch(it -> (site.equals("W2") ? "JIAXIN" : "HONGZHU").equals(it.partner()));
    }
    assertThat(promisedTo(null)).hasSize(6);
  }

  /** Called off, ordered and in transit, each to P1. */
  private void partnersBusiness(PartyCode supplier) {
    released(supplier, "P1");
    var order = new PurchaseOrderId(HENGYUE, "PO-" + supplier);
    var wanted = List.of(new Promise(MONDAY, Quantity.of(7)));
    var line =
        new Order.Line(
            "10", "A", null, null, "PCE", Quantity.of(7), null, wanted, null, null, null);
    happened(
        order.stream(),
        new OrderPlaced(
            order, supplier, new Order(supplier, "P1", MONDAY, null, List.of(line), null)));
    var answer = new LineAnswer("10", LineAnswer.Kind.ACCEPTED, wanted, null);
    happened(order.stream(), new OrderAnswered(order, supplier, List.of(answer), null));
    shipped(supplier, "P1");
  }

  private List<CountedQuantity> promisedTo(@Nullable String site) {
    Moment moment = new Moment(position);
    return reads.inParty(
        BUYER,
        db -> {
          PartNumbers numbers = PartNumbers.of(db, BUYER, null, moment);
          Trade trade = Trade.of(db, BUYER, numbers, moment);
          var since = new ScheduleNetting(numbers, false);
          Instant silent = START.plusSeconds(86_400);
          List<CountedQuantity> all =
              new ArrayList<>(OpenCallOffs.of(trade, null, site, null, since, silent));
          all.addAll(OpenOrderLines.of(trade, null, site, null));
          all.addAll(OnTheWay.of(trade, null, site, null, since));
          return all;
        });
  }

  @Test
  void two_schedules_are_of_one_site_by_the_names_of_it_in_the_ledger_as_in_the_balance() {
    registered(site("W1", null));
    agreed(JIAXIN);
    released(JIAXIN, "W1");
    String byGln = released(JIAXIN, GLN);
    String shipment = shipped(JIAXIN, GLN);
    assertThat(ledger(shipment)).containsExactly(byGln);
    assertThat(balance()).containsExactly(byGln);
    registered(site("W1", GLN));
    assertThat(ledger(shipment)).as("either may be meant").isEmpty();
    assertThat(balance()).isEmpty();
  }

  private Set<String> ledger(String shipment) {
    Moment moment = new Moment(position);
    Set<String> served =
        reads.inParty(SUPPLIER, db -> SentForSchedule.of(db, SUPPLIER, shipment, moment).keySet());
    for (DeliveryScheduleId it : List.of(schedule(JIAXIN, "W1"), schedule(JIAXIN, GLN))) {
      boolean sent =
          reads.inParty(
              SUPPLIER,
              db ->
                  !ScheduleCumulatives.of(db, SUPPLIER, it.stream(), moment)
                      .orElseThrow()
                      .sent()
                      .isEmpty());
      assertThat(sent).as(it.stream()).isEqualTo(served.contains(it.stream()));
    }
    return served;
  }

  private Set<String> balance() {
    Moment moment = new Moment(position);
    return reads.inParty(
        SUPPLIER,
        db ->
            OnTheWay.consumed(
                    Trade.of(db, SUPPLIER, PartNumbers.of(db, SUPPLIER, null, moment), moment),
                    null,
                    START)
                .consumed()
                .keySet());
  }

  private <T> T read(Function<SiteNames, T> of) {
    Moment moment = new Moment(position);
    return reads.inParty(BUYER, db -> of.apply(SiteNames.of(db, BUYER, moment)));
  }

  private static Site site(String code, @Nullable String gln) {
    return new Site(code, new Text(code, code), gln, null, null, null);
  }

  private void registered(Site... sites) {
    var name = new Text("Hengyue", "恒岳");
    happened(
        "Party:HENGYUE",
        new OrganizationRegistered(new Organization(HENGYUE, name, null, List.of(sites))));
  }

  private void agreed(PartyCode supplier, Alias... sites) {
    var rules =
        new EdiRules(
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            List.of(sites),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    var plain = Profile.PLAIN;
    var profile =
        new Profile(
            plain.unknownPart(),
            plain.acknowledgement(),
            false,
            false,
            false,
            null,
            null,
            rules,
            null);
    happened(
        "Partnership:HENGYUE:" + supplier,
        new PartnershipAgreed(new Partnership(HENGYUE, supplier), profile, null));
  }

  private static DeliveryScheduleId schedule(PartyCode supplier, String site) {
    return new DeliveryScheduleId(HENGYUE, supplier, site, "A", null, null);
  }

  private String released(PartyCode supplier, String site) {
    var id = schedule(supplier, site);
    var line =
        new ScheduleLine(
            MONDAY,
            0,
            null,
            DateKind.DELIVERY,
            Bucket.DAY,
            Firmness.FIRM,
            Quantity.of(100),
            null,
            null);
    var forecast =
        new Forecast(
            new Release("1", null), MONDAY, null, "PCE", null, Received.UNKNOWN, List.of(line));
    happened(id.stream(), new ForecastReleased(id, forecast, null, null, null, 1, null));
    return id.stream();
  }

  private String shipped(PartyCode supplier, String to) {
    var id = new ShipmentId(HENGYUE, supplier, "LS-1", 2026);
    var line = new DespatchLine("A", Quantity.of(30), "PCE", null, null, null, null, null, null);
    happened(
        id.stream(),
        new ShipmentAnnounced(
            id, new Despatch(null, to, MONDAY, MONDAY, List.of(line), List.of()), null));
    return id.stream();
  }

  private void happened(String stream, Object payload) {
    long sequence = sequences.merge(stream, 1L, Long::sum) - 1;
    position++;
    var event =
        new Recorded(
            position,
            stream,
            sequence,
            "event-" + position,
            START.plusSeconds(position * 600),
            payload,
            new Provenance(
                new Provenance.Actor(HENGYUE, "planner@hengyue", null),
                new Provenance.Source("request", null, null, "names"),
                Set.of(HENGYUE),
                "names",
                null));
    views.write(event);
  }
}
