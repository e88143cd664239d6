package weft.filing;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.api.Test;
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
import weft.interchange.Fault;
import weft.interchange.FaultCode;
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
import weft.shipment.ShipmentEvent.ShipmentAnnounced;
import weft.shipment.ShipmentEvent.ShipmentCancelled;
import weft.shipment.ShipmentEvent.ShipmentContradicted;
import weft.shipment.ShipmentEvent.ShipmentReceived;
import weft.shipment.ShipmentEvent.ShipmentReplaced;
import weft.shipment.ShipmentId;
import weft.stock.StockCommand.CountStock;
import weft.stock.StockEvent.DocumentBooked;
import weft.stock.StockId;
import weft.stock.StockKey;

/** What despatch and receipt advices tell shipments, and shipments tell stock and orders. */
class AdvisedShipmentsTest {
  private static final StatedAt HEAD = new StatedAt(2, "BGM", null, 40);
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final String SHIPMENT = "Shipment:HENGYUE:JIAXIN:LS-1:2026";
  private final OpenDesk desk = new OpenDesk();

  @Test
  void an_advice_announces_its_shipment_and_issues_the_suppliers_stock_in_one_append() {
    count("JX1", "P1", 100);
    MessageResult result = told(advice("D-1", Function.ORIGINAL, 5));
    assertThat(result.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(desk.events(SHIPMENT)).singleElement().isInstanceOf(ShipmentAnnounced.class);
    assertThat(desk.events("Stock:JIAXIN:JX1:P1").getLast())
        .isInstanceOfSatisfying(
            DocumentBooked.class,
            it -> {
              assertThat(it.source()).isEqualTo(SHIPMENT);
              assertThat(it.at()).isEqualTo(NOON);
              assertThat(it.postings().getFirst().stands()).isEqualTo(Quantity.of(95));
            });
    assertThat(desk.appends().getLast()).contains(SHIPMENT, "Stock:JIAXIN:JX1:P1");
    assertThat(kept("D-1"))
        .singleElement()
        .isInstanceOfSatisfying(
            DocumentKept.class, it -> assertThat(it.shipments()).containsExactly(SHIPMENT));
  }

  @Test
  void of_a_part_whose_stock_nobody_keeps_nothing_is_issued() {
    assertThat(told(advice("D-1", Function.ORIGINAL, 5)).outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(desk.events("Stock:JIAXIN:JX1:P1")).isEmpty();
  }

  @Test
  void orders_placed_later_are_told_once_they_are() {
    ApplyMessage advice = advice("D-1", Function.ORIGINAL, 5, "1", "2");
    MessageResult early = told(advice);
    assertThat(early.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(early.hasMoreToTell()).isTrue();
    assertThat(early.faults()).extracting(Fault::code).containsExactly(FaultCode.ORDER_UNKNOWN);
    assertThat(early.faults().getFirst().text().en())
        .isEqualTo("Not placed here yet: 1, 2. What was sent is counted once they are placed.");
    place("1");
    assertThat(again(advice).hasMoreToTell()).as("of the other order").isTrue();
    assertThat(sent("1")).isEqualTo("5");
    place("2");
    assertThat(again(advice).isAwaiting()).isFalse();
    assertThat(sent("2")).isEqualTo("5");
    assertThat(desk.events(order("1").stream())).as("told once").hasSize(2);
    assertThat(desk.events(SHIPMENT)).as("announced once").hasSize(1);
  }

  @Test
  void an_order_that_a_replacement_no_longer_names_forgets_it() {
    place("1");
    place("2");
    told(advice("D-1", Function.ORIGINAL, 5, "1", "2"));
    told(advice("D-2", Function.REPLACEMENT, 4, "2"));
    assertThat(desk.events(SHIPMENT).getLast()).isInstanceOf(ShipmentReplaced.class);
    assertThat(sent("1")).isEqualTo("nothing");
    assertThat(sent("2")).isEqualTo("4");
  }

  /** Both wait for orders; what stands is told, whichever of them is taken up. */
  @Test
  void what_was_replaced_meanwhile_tells_nothing_late() {
    ApplyMessage first = advice("D-1", Function.ORIGINAL, 5, "1", "3");
    told(first);
    told(advice("D-2", Function.REPLACEMENT, 7, "1"));
    place("1");
    place("3");
    assertThat(again(first).isAwaiting()).isFalse();
    assertThat(sent("1")).isEqualTo("7");
    assertThat(desk.events(order("3").stream())).hasSize(1);
  }

  @Test
  void a_cancellation_takes_back_what_was_told_and_gives_stock_back() {
    count("JX1", "P1", 100);
    place("1");
    told(advice("D-1", Function.ORIGINAL, 5, "1"));
    assertThat(told(advice("D-2", Function.CANCELLATION, 5, "1")).outcome())
        .isEqualTo(Outcome.APPLIED);
    assertThat(desk.events(SHIPMENT).getLast()).isInstanceOf(ShipmentCancelled.class);
    assertThat(sent("1")).isEqualTo("nothing");
    assertThat(stands("Stock:JIAXIN:JX1:P1")).isEqualTo(Quantity.of(100));
  }

  /** Sent again as another message: another interchange, the same despatch. */
  @Test
  void the_same_desadv_twice_under_one_number_ships_once() {
    count("JX1", "P1", 100);
    place("1");
    told(advice("D-1", Function.ORIGINAL, 5, "1"));
    MessageResult twice = told(advice("D-2", Function.ORIGINAL, 5, "1"));
    assertThat(twice.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(twice.faults()).isEmpty();
    assertThat(desk.events(SHIPMENT)).as("on its way once").hasSize(1);
    assertThat(stands("Stock:JIAXIN:JX1:P1")).as("issued once").isEqualTo(Quantity.of(95));
    assertThat(sent("1")).as("off the order once").isEqualTo("5");
  }

  @Test
  void a_second_original_that_says_other_things_contradicts_and_is_not_kept() {
    place("1");
    told(advice("D-1", Function.ORIGINAL, 5, "1"));
    assertThat(told(advice("D-2", Function.ORIGINAL, 5, "1")).outcome())
        .as("the same once more")
        .isEqualTo(Outcome.APPLIED);
    MessageResult other = told(advice("D-3", Function.ORIGINAL, 6, "1"));
    assertThat(other.outcome()).isEqualTo(Outcome.CONTRADICTED);
    assertThat(other.faults())
        .extracting(it -> it.code() + " " + it.segment() + " " + it.tag())
        .containsExactly("CONTRADICTION 2 BGM");
    assertThat(desk.events(SHIPMENT).getLast()).isInstanceOf(ShipmentContradicted.class);
    assertThat(sent("1")).as("what stands").isEqualTo("5");
    assertThat(kept("D-3")).as("one truth in the chain, too").isEmpty();
  }

  @Test
  void the_same_number_in_the_next_year_is_another_shipment() {
    place("1");
    told(advice("D-1", Function.ORIGINAL, 5, "1"));
    told(advice("D-2", Function.ORIGINAL, DAY.plusYears(1), 6, "1"));
    assertThat(desk.events("Shipment:HENGYUE:JIAXIN:LS-1:2027")).hasSize(1);
    assertThat(desk.events(order("1").stream())).as("one does not replace the other").hasSize(3);
  }

  /** Its shipment left in December, and the message does not say when. */
  @Test
  void a_cancellation_in_January_finds_the_shipment_of_December() {
    told(advice("D-1", Function.ORIGINAL, 5));
    var id = new ShipmentId(HENGYUE, JIAXIN, "LS-1", 2027);
    var nothing = new Despatch(null, null, null, null, List.of(), List.of());
    told(message("D-2", null, new AdviseShipment(id, Function.CANCELLATION, nothing, HEAD)));
    assertThat(desk.events(SHIPMENT).getLast()).isInstanceOf(ShipmentCancelled.class);
  }

  @Test
  void put_right_it_says_anew_what_it_said_and_takes_back_another_number() {
    place("1");
    ApplyMessage wrong = advice("D-1", Function.ORIGINAL, 5, "1");
    told(wrong);
    again(wrong, advice("D-1", Function.ORIGINAL, 8, "1"));
    assertThat(desk.events(SHIPMENT).getLast()).isInstanceOf(ShipmentReplaced.class);
    assertThat(sent("1")).isEqualTo("8");
    var id = new ShipmentId(HENGYUE, JIAXIN, "LS-2", 2026);
    var other = new AdviseShipment(id, Function.ORIGINAL, despatch(DAY, 8), HEAD);
    again(wrong, message("D-1", document("LS-2", 8), other));
    assertThat(desk.events(SHIPMENT).getLast()).isInstanceOf(ShipmentCancelled.class);
    assertThat(desk.events(id.stream())).hasSize(1);
    assertThat(sent("1")).isEqualTo("nothing");
  }

  @Test
  void a_receipt_advice_adds_to_the_buyers_stock_and_of_an_unknown_shipment_it_is_kept() {
    MessageResult early = told(receipt("R-0", 2026));
    assertThat(early.outcome()).isEqualTo(Outcome.KEPT);
    assertThat(early.faults()).extracting(Fault::code).containsExactly(FaultCode.SHIPMENT_UNKNOWN);
    told(advice("D-1", Function.ORIGINAL, 5));
    assertThat(told(receipt("R-1", 2027)).outcome())
        .as("received in the year after")
        .isEqualTo(Outcome.APPLIED);
    assertThat(desk.events(SHIPMENT).getLast()).isInstanceOf(ShipmentReceived.class);
    assertThat(stands("Stock:HENGYUE:PLANT1:P1")).isEqualTo(Quantity.of(5));
    assertThat(told(receipt("R-2", 2026)).outcome())
        .as("the same once more")
        .isEqualTo(Outcome.APPLIED);
    assertThat(stands("Stock:HENGYUE:PLANT1:P1")).isEqualTo(Quantity.of(5));
  }

  private Quantity stands(String stock) {
    return ((DocumentBooked) desk.events(stock).getLast()).postings().getFirst().stands();
  }

  private void count(String site, String part, long quantity) {
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

  private void place(String number) {
    var line =
        new Order.Line(
            "10", "P1", null, null, "PCE", Quantity.of(99), null, List.of(), 3, null, null);
    var order = new Order(JIAXIN, null, null, null, List.of(line), null);
    told(message("O-" + number, null, new PlaceOrder(order(number), order)));
  }

  private static PurchaseOrderId order(String number) {
    return new PurchaseOrderId(HENGYUE, number);
  }

  /** So much of line 10 of each of the orders, under the number LS-1. */
  private static ApplyMessage advice(
      String reference, Function function, long quantity, String... orders) {
    return advice(reference, function, DAY, quantity, orders);
  }

  private static ApplyMessage advice(
      String reference, Function function, LocalDate day, long quantity, String... orders) {
    var id = new ShipmentId(HENGYUE, JIAXIN, "LS-1", day.getYear());
    return message(
        reference,
        document("LS-1", quantity),
        new AdviseShipment(id, function, despatch(day, quantity, orders), HEAD));
  }

  private static BusinessDocument document(String number, long quantity) {
    return DocumentBuilder.document(Kind.DESPATCH_ADVICE, number, PARTNERSHIP)
        .lines(LineBuilder.line("1", "P1").quantity(Quantity.of(quantity), "PCE").build())
        .build();
  }

  private static Despatch despatch(LocalDate day, long quantity, String... orders) {
    List<DespatchLine> lines =
        orders.length == 0
            ? List.of(line(quantity, null))
            : Arrays.stream(orders).map(it -> line(quantity, it)).toList();
    return new Despatch("JX1", "PLANT1", day, null, lines, List.of());
  }

  private static DespatchLine line(long quantity, @Nullable String order) {
    String line = order == null ? null : "10";
    return new DespatchLine("P1", Quantity.of(quantity), "PCE", null, null, order, line, null, 7);
  }

  private static ApplyMessage receipt(String reference, int year) {
    var id = new ShipmentId(HENGYUE, JIAXIN, "LS-1", year);
    var line = new Receipt.Line("P1", Quantity.of(5), "PCE", null, null, 9);
    var receipt = new Receipt("WE-1", DAY.plusDays(1), List.of(line));
    return message(reference, null, new AdviseReceipt(id, receipt, HEAD));
  }

  private static ApplyMessage message(
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

  private MessageResult told(ApplyMessage message) {
    return ((Filed) desk.tell(message)).interchange().results().getFirst();
  }

  private MessageResult again(ApplyMessage arrived) {
    return again(arrived, arrived);
  }

  private MessageResult again(ApplyMessage arrived, ApplyMessage now) {
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

  private List<Object> kept(String reference) {
    return desk.events(new InterchangeKey("JIAXIN", "WEFT", reference).stream()).stream()
        .filter(DocumentKept.class::isInstance)
        .toList();
  }

  /** What the order was told last. */
  private String sent(String number) {
    var last = (OrderDespatched) desk.events(order(number).stream()).getLast();
    return last.lines().isEmpty() ? "nothing" : last.lines().getFirst().quantity().toString();
  }
}
