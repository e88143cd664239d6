package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.imports.HandedIn.assertCounts;
import static weft.deploy.imports.HandedIn.csv;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import weft.capacity.Capacity;
import weft.capacity.CapacityGroupCommand.OpenCapacityGroup;
import weft.capacity.CapacityGroupId;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.desk.CommandGateway;
import weft.desk.DeskCommand.Ask;
import weft.desk.RequestKey;
import weft.event.Provenance;
import weft.event.StreamCommand;
import weft.event.StreamId;
import weft.language.Text;
import weft.material.DemandLine;
import weft.material.MaterialDemandCommand.PublishDemand;
import weft.material.MaterialDemandId;
import weft.measure.Quantity;
import weft.ordering.Order;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderId;
import weft.parts.PartAgreementCommand.StatePart;
import weft.parts.PartAgreementId;
import weft.parts.StatedTerms;
import weft.party.PartyCode;
import weft.party.Side;
import weft.production.OutputLine;
import weft.production.ProductionScheduleCommand.PublishOutput;
import weft.production.ProductionScheduleId;
import weft.promise.Promise;
import weft.stock.MovementKind;
import weft.stock.StockCommand.MoveStock;
import weft.stock.StockId;
import weft.stock.StockKey;

/** Data in an unlisted unit from a message or an older release can be updated in that unit. */
class KeptUnitsTest {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);
  private static final LocalDate SUNDAY = MONDAY.plusDays(6);

  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api buyer = new Api(hub, "hengyue-planner");

  /** Unique to one test and run. */
  private final String part =
      "KU" + Long.toString(System.nanoTime() % 2_000_000_000, 36).toUpperCase(Locale.ROOT);

  /** Stores a command as the hub did before it checked units. */
  private String stored(PartyCode by, StreamCommand command) {
    String key = UUID.randomUUID().toString();
    var provenance =
        new Provenance(
            new Provenance.Actor(by, null, "test"),
            new Provenance.Source("api", null, null, key),
            command.concerns(),
            key,
            null);
    hub.bean(CommandGateway.class)
        .ask(new Ask(provenance, new RequestKey(by, key, key), 0L, command));
    supplier.settle();
    return StreamId.toUrl(command.stream());
  }

  /** In the stored unit; the hub still refuses another. */
  private void goesOn(Api by, String path, String body) {
    var refused = by.post("/api/v1/" + path, body.formatted("XXX"), OwnHub.JSON);
    OwnHub.refused(refused, 422, "invalid");
    assertThat(OwnHub.pointers(refused)).containsExactly("/unit");
    OwnHub.ok(by.post("/api/v1/" + path, body.formatted("KG"), OwnHub.JSON));
  }

  private static String[] seen(String version) {
    return OwnHub.with(OwnHub.JSON, "If-Match", "\"" + version + "\"");
  }

  @Test
  void a_production_schedule() {
    var line = new OutputLine(MONDAY, null, Quantity.of(5), List.of());
    var schedule = new ProductionScheduleId(JIAXIN, "JX1", part);
    stored(JIAXIN, new PublishOutput(schedule, "KG", MONDAY, SUNDAY, List.of(line), List.of()));
    goesOn(
        supplier,
        "production-schedules",
        "{\"site\": \"JX1\", \"part\": \"%s\", \"unit\": \"%%s\", \"from\": \"2027-03-08\", \"until\": \"2027-03-14\", \"lines\": []}"
            .formatted(part));
  }

  @Test
  void a_material_demand() {
    var line = new DemandLine(MONDAY, null, Quantity.of(5));
    var demand = new MaterialDemandId(HENGYUE, "PLANT1", part, null);
    stored(HENGYUE, new PublishDemand(demand, "KG", MONDAY, SUNDAY, List.of(line)));
    goesOn(
        buyer,
        "material-demands",
        "{\"site\": \"PLANT1\", \"part\": \"%s\", \"unit\": \"%%s\", \"from\": \"2027-03-08\", \"until\": \"2027-03-14\", \"lines\": []}"
            .formatted(part));
  }

  @Test
  void stock_is_moved_and_counted() {
    var stock = new StockId(JIAXIN, "JX1", part);
    stored(
        JIAXIN,
        new MoveStock(
            stock,
            MovementKind.RECEIPT,
            StockKey.finished(JIAXIN, null),
            null,
            null,
            Quantity.of(5),
            "KG",
            Instant.parse("2026-11-20T08:00:00Z"),
            null,
            null));
    String stands =
        "{\"site\": \"JX1\", \"part\": \"%s\", \"category\": \"finished\", \"status\": \"usable\","
            + " \"unit\": \"%%s\", \"at\": \"2026-11-2%s\", \"quantity\": \"%s\"%s}";
    goesOn(
        supplier,
        "stock/movements",
        stands.formatted(part, "1T08:00:00Z", "-2", ", \"kind\": \"issue\""));
    goesOn(supplier, "stock/counts", stands.formatted(part, "2T08:00:00Z", "4", ""));
    var sheet =
        "site,part,category,status,quantity,unit,at\r\nJX1,%s,finished,usable,3,KG,2026-11-23T08:00:00Z\r\n"
            .formatted(part);
    assertCounts(csv(supplier, "stock-counts", "good-rows", sheet), "done", 1, 0, 0);
  }

  @Test
  void a_capacity_group() {
    var group = new CapacityGroupId(JIAXIN, part);
    var capacity =
        new Capacity("JX1", new Text("Line", "线"), "KG", List.of(), List.of(), List.of());
    String id = stored(JIAXIN, new OpenCapacityGroup(group, capacity));
    String body =
        "{\"site\": \"JX1\", \"names\": {\"zh\": \"新线\", \"en\": \"New line\"}, \"unit\": \"%s\","
            + " \"weeks\": [], \"parts\": []}";
    String path = "/api/v1/capacity-groups/" + id;
    OwnHub.refused(supplier.put(path, body.formatted("XXX"), seen("1")), 422, "invalid");
    OwnHub.ok(supplier.put(path, body.formatted("KG"), seen("1")));
  }

  @Test
  void an_order() {
    var line =
        new Order.Line(
            "10",
            part,
            null,
            null,
            "KG",
            Quantity.of(5),
            null,
            List.of(new Promise(MONDAY, Quantity.of(5))),
            null,
            null,
            null);
    var order = new Order(JIAXIN, "PLANT1", null, null, List.of(line), null);
    String id = stored(HENGYUE, new PlaceOrder(new PurchaseOrderId(HENGYUE, part), order));
    String body =
        "{\"supplier\": \"JIAXIN\", \"site\": \"PLANT1\", \"lines\": [{\"line\": \"10\", \"part\": \"%s\", \"quantity\": \"6\", \"unit\": \"%%s\", \"date\": \"2027-03-01\"}]}"
            .formatted(part);
    var buys = new Api(hub, "buyer@hengyue");
    String path = "/api/v1/orders/" + id;
    OwnHub.refused(buys.put(path, body.formatted("XXX"), seen("1")), 422, "invalid");
    OwnHub.ok(buys.put(path, body.formatted("KG"), seen("1")));
  }

  @Test
  void an_agreement_is_stated_again_as_it_was_read() {
    var terms =
        StatedTerms.of(null, null, "KG", null);
    var agreement = new PartAgreementId(HENGYUE, JIAXIN, part);
    String id = stored(JIAXIN, new StatePart(agreement, Side.SUPPLIER, terms));
    String path = "/api/v1/part-agreements/" + id;
    String body =
        "{\"unit\": \"%s\", \"transitDays\": 3, \"conversions\": [{\"unit\": \"PCS\", \"factor\":"
            + " \"1\"}]}";
    OwnHub.refused(supplier.put(path, body.formatted("XXX"), seen("1")), 422, "invalid");
    OwnHub.ok(supplier.put(path, body.formatted("KG"), seen("1")));
    OwnHub.ok(supplier.put(path, body.formatted("KG"), seen("2")));
    goesOn(
        supplier,
        "part-agreements?as=supplier",
        "{\"partner\": \"HENGYUE\", \"part\": \"%s\", \"unit\": \"%%s\"}".formatted(part));
  }

  @Test
  void a_conversion_makes_countable_what_a_message_called_off_and_both_settle_cumulatives_in_it() {
    new Api(hub, "hengyue-edi")
        .handIn(Delfors.of(part, part, "01", "20270301", "40").replace("PCE", "PCS"));
    String agree =
        "{\"partner\": \"HENGYUE\", \"part\": \"%s\", \"unit\": \"PCE\", \"conversions\": [{\"unit\": \"BUC\", \"factor\": \"12\"}, {\"unit\": \"%%s\", \"factor\": \"1\"}]}"
            .formatted(part);
    String agreements = "/api/v1/part-agreements?as=supplier";
    var malformed = supplier.post(agreements, agree.formatted("pieces"), OwnHub.JSON);
    OwnHub.refused(malformed, 422, "invalid");
    assertThat(OwnHub.pointers(malformed)).containsExactly("/conversions/1/unit");
    String schedule =
        buyer.json("/api/v1/call-offs?as=buyer&part=" + part).at("/items/0/schedule").asString();
    String path = "/api/v1/opening-cumulatives/" + schedule;
    String body =
        "{\"asOf\": \"%s\", \"unit\": \"%%s\", \"received\": \"10\", \"shipped\": \"10\"}"
            .formatted(LocalDate.now(ZoneOffset.UTC).minusDays(1));
    OwnHub.refused(buyer.put(path, body.formatted("XXX"), seen("0")), 422, "invalid");
    OwnHub.ok(buyer.put(path, body.formatted("PCS"), seen("0")));
    OwnHub.ok(supplier.post(agreements, agree.formatted("PCS"), OwnHub.JSON));
    supplier.settle();
    OwnHub.ok(buyer.put(path, body.formatted("BUC"), seen("1")));
  }
}
