package weft.filing;

import static weft.filing.Interchanges.HENGYUE;
import static weft.filing.Interchanges.JIAXIN;
import static weft.filing.Interchanges.PARTNERSHIP;
import static weft.filing.Interchanges.PROVENANCE;
import static weft.filing.Interchanges.received;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.desk.DeskAnswer.Filed;
import weft.desk.DeskCommand.ApplyMessage;
import weft.desk.DeskCommand.Ask;
import weft.desk.DeskCommand.RerunMessage;
import weft.desk.OpenDesk;
import weft.document.BusinessDocument;
import weft.document.BusinessDocument.Kind;
import weft.document.DocumentBuilder;
import weft.document.LineBuilder;
import weft.event.StreamCommand;
import weft.interchange.InterchangeEvent.DocumentKept;
import weft.interchange.InterchangeKey;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.interchange.StatedAt;
import weft.language.Text;
import weft.measure.Quantity;
import weft.ordering.Order;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderEvent.OrderDespatched;
import weft.ordering.PurchaseOrderId;
import weft.shipment.Despatch;
import weft.shipment.DespatchLine;
import weft.shipment.Receipt;
import weft.shipment.ShipmentCommand.AdviseReceipt;
import weft.shipment.ShipmentCommand.AdviseShipment;
import weft.shipment.ShipmentCommand.AdviseShipment.Function;
import weft.shipment.ShipmentId;
import weft.stock.StockCommand.CountStock;
import weft.stock.StockEvent.DocumentBooked;
import weft.stock.StockId;
import weft.stock.StockKey;

/** Files despatch and receipt advices at a separate desk and reads the resulting state. */
abstract class AdvisedGoods {
  static final StatedAt HEAD = new StatedAt(2, "BGM", null, 40);
  static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  static final String SHIPMENT = "Shipment:HENGYUE:JIAXIN:LS-1:2026";
  final OpenDesk desk;

  AdvisedGoods() {
    this(new OpenDesk());
  }

  AdvisedGoods(OpenDesk desk) {
    this.desk = desk;
  }

  Quantity stands(String stock) {
    return ((DocumentBooked) desk.events(stock).getLast()).postings().getFirst().stands();
  }

  void count(String site, String part, long quantity) {
    desk.tell(
        new Ask(
            PROVENANCE,
            null,
            0,
            new CountStock(
                new StockId(JIAXIN, site, part),
                StockKey.finished(JIAXIN, null),
                Quantity.of(quantity),
                "PCE",
                NOON.minusSeconds(3600),
                null,
                null)));
  }

  void place(String number) {
    var line =
        new Order.Line(
            "10", "P1", null, null, "PCE", Quantity.of(99), null, List.of(), 3, null, null);
    var order = new Order(JIAXIN, null, null, null, List.of(line), null);
    told(message("O-" + number, null, new PlaceOrder(order(number), order)));
  }

  static PurchaseOrderId order(String number) {
    return new PurchaseOrderId(HENGYUE, number);
  }

  /** Advises this quantity of line 10 of each order, under the number LS-1. */
  static ApplyMessage advice(String reference, Function function, long quantity, String... orders) {
    return advice(reference, function, DAY, quantity, orders);
  }

  static ApplyMessage advice(
      String reference, Function function, LocalDate day, long quantity, String... orders) {
    var id = new ShipmentId(HENGYUE, JIAXIN, "LS-1", day.getYear());
    return message(
        reference,
        document("LS-1", quantity),
        new AdviseShipment(id, function, despatch(day, quantity, orders), HEAD));
  }

  static BusinessDocument document(String number, long quantity) {
    return DocumentBuilder.document(Kind.DESPATCH_ADVICE, number, PARTNERSHIP)
        .lines(LineBuilder.line("1", "P1").quantity(Quantity.of(quantity), "PCE").build())
        .build();
  }

  static Despatch despatch(LocalDate day, long quantity, String... orders) {
    List<DespatchLine> lines =
        orders.length == 0
            ? List.of(line(quantity, null))
            : Arrays.stream(orders).map(it -> line(quantity, it)).toList();
    return new Despatch("JX1", "PLANT1", day, null, lines, List.of());
  }

  static DespatchLine line(long quantity, @Nullable String order) {
    String line = order == null ? null : "10";
    return new DespatchLine("P1", Quantity.of(quantity), "PCE", null, null, order, line, null, 7);
  }

  static ApplyMessage receipt(String reference, int year) {
    var id = new ShipmentId(HENGYUE, JIAXIN, "LS-1", year);
    var line = new Receipt.Line("P1", Quantity.of(5), "PCE", null, null, 9);
    var receipt = new Receipt("WE-1", DAY.plusDays(1), List.of(line));
    return message(reference, null, new AdviseReceipt(id, receipt, HEAD));
  }

  static ApplyMessage message(
      String reference, @Nullable BusinessDocument document, StreamCommand command) {
    var key = new InterchangeKey("JIAXIN", "WEFT", reference);
    return new ApplyMessage(
        PROVENANCE,
        received(reference, key, reference, JIAXIN),
        1,
        new MessageResult("DESADV", "D96A", "1", Outcome.APPLIED, List.of()),
        PARTNERSHIP,
        List.of(command),
        false,
        true,
        document,
        List.of(HEAD),
        NOON,
        null);
  }

  MessageResult told(ApplyMessage message) {
    return ((Filed) desk.tell(message)).interchange().results().getFirst();
  }

  MessageResult again(ApplyMessage arrived) {
    return again(arrived, arrived);
  }

  MessageResult again(ApplyMessage arrived, ApplyMessage now) {
    var rerun =
        new RerunMessage(
            PROVENANCE,
            arrived.received(),
            1,
            now.read(),
            PARTNERSHIP,
            now.commands(),
            false,
            false,
            new Text("The order is there now.", "订单已到。"),
            null,
            true,
            now.document(),
            now.places(),
            now.arrived(),
            null);
    return ((Filed) desk.tell(rerun)).interchange().results().getFirst();
  }

  List<Object> kept(String reference) {
    return desk.events(new InterchangeKey("JIAXIN", "WEFT", reference).stream()).stream()
        .filter(DocumentKept.class::isInstance)
        .toList();
  }

  /** Returns the last report to the order. */
  String sent(String number) {
    OrderDespatched last = null;
    for (Object it : desk.events(order(number).stream()))
      if (it instanceof OrderDespatched told) last = told;
    return last == null || last.lines().isEmpty()
        ? "nothing"
        : last.lines().getFirst().quantity().toString();
  }
}
