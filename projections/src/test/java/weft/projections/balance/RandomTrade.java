package weft.projections.balance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import weft.event.Provenance;
import weft.event.Recorded;
import weft.json.Json;
import weft.json.Samples;
import weft.material.MaterialDemandEvent;
import weft.measure.Quantity;
import weft.ordering.LineAnswer;
import weft.ordering.Order;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.ordering.PurchaseOrderId;
import weft.parts.Conversion;
import weft.parts.PartAgreementEvent.PartAgreed;
import weft.parts.PartAgreementId;
import weft.parts.PartTerms;
import weft.party.PartyCode;
import weft.party.Side;
import weft.production.ProductionScheduleEvent;
import weft.promise.Promise;
import weft.scheduling.Commitment;
import weft.scheduling.DeliveryScheduleEvent.CallOffsCommitted;
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
import weft.shipment.Receipt;
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentEvent.ShipmentCancelled;
import weft.shipment.ShipmentEvent.ShipmentReceived;
import weft.shipment.ShipmentEvent.ShipmentReplaced;
import weft.shipment.ShipmentId;
import weft.stock.StockEvent;

/** Random business of two buyers and their supplier in a few parts that have two numbers. */
final class RandomTrade {
  static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  static final Instant START = Instant.parse("2026-12-01T00:00:00Z");

  /** Part numbers of the buyers and of the supplier, including one that both use. */
  static final List<String> PARTS = List.of("P-0", "P-1", "S-0", "S-1");

  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
  private static final JsonMapper JSON = Json.mapper();
  private static final List<PartyCode> BUYERS = List.of(HENGYUE, new PartyCode("LINGYUN"));

  private final Random random;
  private final Map<String, Long> sequences = new HashMap<>();
  private final Map<DeliveryScheduleId, Forecast> released = new LinkedHashMap<>();
  private final Map<PurchaseOrderId, Order> placed = new LinkedHashMap<>();
  private final Map<ShipmentId, Despatch> sent = new LinkedHashMap<>();
  private final Map<Class<?>, Integer> samples = new HashMap<>();
  private long position;

  RandomTrade(long seed) {
    random = new Random(seed);
  }

  /** The next event. */
  Recorded next() {
    while (true) {
      Recorded it =
          switch (random.nextInt(14)) {
            case 0, 1, 2 -> release();
            case 3 -> commit();
            case 4, 5 -> order();
            case 6 -> agree();
            case 7, 8, 9 -> ship();
            case 10 -> receive();
            case 11 -> sample(StockEvent.class);
            case 12 -> sample(ProductionScheduleEvent.class);
            default -> sample(MaterialDemandEvent.class);
          };
      if (it != null) return it;
    }
  }

  private Recorded recorded(String stream, Object event) {
    long sequence = sequences.merge(stream, 1L, Long::sum) - 1;
    position++;
    return new Recorded(
        position,
        stream,
        sequence,
        "event-" + position,
        START.plusSeconds(position * 600),
        event,
        new Provenance(
            new Provenance.Actor(HENGYUE, "planner@hengyue", null),
            new Provenance.Source("request", null, null, "sample"),
            Set.of(HENGYUE),
            "sample",
            null));
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private Quantity quantity() {
    return new Quantity(new BigDecimal(random.nextInt(1, 300)).movePointLeft(random.nextInt(2)));
  }

  private String part() {
    return any(PARTS.subList(0, 2));
  }

  private @Nullable String agreement() {
    return random.nextInt(3) == 0 ? null : any(List.of("A1", "A2", "PO-1"));
  }

  private Recorded release() {
    var id =
        new DeliveryScheduleId(
            any(BUYERS), JIAXIN, any(List.of("PLANT1", "PLANT2")), part(), agreement(), null);
    List<ScheduleLine> lines = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++)
      lines.add(
          new ScheduleLine(
              MONDAY.plusDays(7L * i + random.nextInt(6)),
              0,
              null,
              random.nextInt(4) == 0 ? DateKind.SHIP : DateKind.DELIVERY,
              random.nextInt(4) == 0 ? Bucket.WEEK : Bucket.DAY,
              random.nextBoolean() ? Firmness.FIRM : Firmness.FORECAST,
              quantity(),
              null,
              null));
    var received =
        random.nextBoolean()
            ? Received.UNKNOWN
            : new Received(
                Quantity.of(1 + random.nextInt(299)), // within one count: zero begins another
                MONDAY,
                null,
                null,
                null,
                null,
                null,
                random.nextInt(3) == 0 ? MONDAY : null);
    var forecast =
        new Forecast(
            new Release(Long.toString(position + 1), null),
            MONDAY,
            null,
            random.nextInt(8) == 0 ? "BX" : "PCE",
            null,
            received,
            lines);
    released.put(id, forecast);
    Integer hours = random.nextBoolean() ? null : random.nextInt(1, 6);
    return recorded(id.stream(), new ForecastReleased(id, forecast, null, null, null, hours, null));
  }

  private @Nullable Recorded commit() {
    if (released.isEmpty()) return null;
    var id = any(List.copyOf(released.keySet()));
    Forecast forecast = released.get(id);
    ScheduleLine line = any(forecast.lines());
    var promises = List.of(new Promise(line.due().plusDays(random.nextInt(3)), quantity()));
    var answer = new Commitment(line.due(), line.ordinal(), line.quantity(), promises, null, null);
    return recorded(
        id.stream(), new CallOffsCommitted(id, forecast.release().number(), List.of(answer)));
  }

  private Recorded order() {
    var id = new PurchaseOrderId(any(BUYERS), "PO-" + random.nextInt(4));
    Order before = placed.get(id);
    if (before != null) {
      if (random.nextInt(4) == 0) {
        return recorded(id.stream(), new OrderCancelled(id, JIAXIN));
      }
      var answer =
          new LineAnswer(
              any(before.lines()).line(),
              random.nextBoolean() ? LineAnswer.Kind.ACCEPTED : LineAnswer.Kind.REFUSED,
              List.of(),
              null);
      return recorded(id.stream(), new OrderAnswered(id, JIAXIN, List.of(answer), null));
    }
    List<Order.Line> lines = new ArrayList<>();
    for (int i = 1; i <= random.nextInt(1, 4); i++) {
      Quantity wanted = quantity();
      lines.add(
          new Order.Line(
              i + "0",
              part(),
              random.nextInt(3) == 0 ? any(PARTS.subList(2, 4)) : null,
              null,
              "PCE",
              wanted,
              null,
              List.of(new Promise(MONDAY.plusDays(random.nextInt(40)), wanted)),
              null,
              null,
              null));
    }
    var order = new Order(JIAXIN, "PLANT1", MONDAY, null, lines, null);
    placed.put(id, order);
    return recorded(id.stream(), new OrderPlaced(id, JIAXIN, order));
  }

  private Recorded agree() {
    var id = new PartAgreementId(any(BUYERS), JIAXIN, part());
    var usual = PartTerms.usual("PCE");
    var terms =
        new PartTerms(
            random.nextInt(3) == 0 ? null : any(PARTS.subList(1, 4)),
            Side.SUPPLIER,
            null,
            "PCE",
            random.nextBoolean()
                ? List.of()
                : List.of(new Conversion("BX", BigDecimal.valueOf(12))),
            random.nextInt(3),
            null,
            usual.cover(),
            usual.spread(),
            null,
            null,
            null,
            List.of(),
            null,
            null,
            null);
    return recorded(id.stream(), new PartAgreed(id, Side.SUPPLIER, terms));
  }

  private Despatch despatch() {
    List<DespatchLine> lines = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      String named = agreement();
      boolean order = random.nextBoolean();
      lines.add(
          new DespatchLine(
              any(PARTS),
              quantity(),
              random.nextInt(4) == 0 ? "BX" : "PCE",
              null,
              null,
              order ? named : null,
              null,
              order ? null : named,
              null));
    }
    String to = any(List.of("PLANT1", "PLANT2", "HENGYUE/PLANT1"));
    return new Despatch(
        null,
        random.nextInt(3) == 0 ? null : to,
        MONDAY,
        MONDAY.plusDays(random.nextInt(5)),
        lines,
        List.of());
  }

  private Recorded ship() {
    var id = new ShipmentId(any(BUYERS), JIAXIN, "LS-" + random.nextInt(12), 2026);
    boolean known = sent.containsKey(id);
    if (known && random.nextInt(3) == 0) {
      sent.remove(id);
      return recorded(id.stream(), new ShipmentCancelled(id, null));
    }
    var despatch = despatch();
    sent.put(id, despatch);
    return recorded(
        id.stream(),
        known
            ? new ShipmentReplaced(id, despatch, null)
            : new ShipmentAnnounced(id, despatch, null));
  }

  private @Nullable Recorded receive() {
    if (sent.isEmpty()) return null;
    var id = any(List.copyOf(sent.keySet()));
    DespatchLine line = sent.get(id).lines().getFirst();
    var came = new Receipt.Line(line.part(), line.quantity(), line.unit(), null, null, null);
    var receipt = new Receipt("WE-" + position, MONDAY, List.of(came));
    return recorded(id.stream(), new ShipmentReceived(id, receipt, false));
  }

  /** The samples of a stream in turn, each about one of the test's parts. */
  private Recorded sample(Class<?> type) {
    List<?> all = Samples.ALL.stream().filter(type::isInstance).toList();
    int at = samples.merge(type, 1, Integer::sum) - 1;
    Object event = all.get(at % all.size());
    String part = any(PARTS);
    String json = JSON.writeValueAsString(event);
    for (String own : List.of("4711/A", "JX-4711/A", "JX-4711"))
      json = json.replace("\"" + own + "\"", "\"" + part + "\"");
    Object of = JSON.readValue(json, event.getClass());
    return recorded(type.getSimpleName() + ":" + part, of);
  }
}
