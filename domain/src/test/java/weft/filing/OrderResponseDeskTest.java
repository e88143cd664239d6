package weft.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.filing.Interchanges.HENGYUE;
import static weft.filing.Interchanges.JIAXIN;
import static weft.filing.Interchanges.PARTNERSHIP;
import static weft.filing.Interchanges.PROVENANCE;
import static weft.filing.Interchanges.received;
import static weft.filing.Interchanges.release;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import weft.desk.DeskAnswer.Filed;
import weft.desk.DeskCommand.ApplyMessage;
import weft.desk.DeskCommand.RerunMessage;
import weft.desk.OpenDesk;
import weft.document.BusinessDocument;
import weft.document.DocumentBuilder;
import weft.event.StreamCommand;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.InterchangeEvent.DocumentKept;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeKey;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.interchange.StatedAt;
import weft.language.Text;
import weft.measure.Quantity;
import weft.ordering.LineResponse;
import weft.ordering.LineResponse.Verdict;
import weft.ordering.Order;
import weft.ordering.PurchaseOrderCommand.PlaceOrder;
import weft.ordering.PurchaseOrderCommand.RespondToOrder;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderId;
import weft.promise.Promise;

/**
 * A supplier's message answers an order and is kept as a document: both in one append, or neither.
 */
class OrderResponseDeskTest {
  private static final PurchaseOrderId ORDER = new PurchaseOrderId(HENGYUE, "4711");
  private static final BusinessDocument DOCUMENT =
      DocumentBuilder.document(BusinessDocument.Kind.ORDER_RESPONSE, "A-1", PARTNERSHIP).build();
  private final OpenDesk desk = new OpenDesk();

  @BeforeEach
  void order() {
    desk.tell(message("O-1", null, placed("4711")));
  }

  @Test
  void an_answer_and_its_document_are_one_append() {
    MessageResult result = told(message("R-1", DOCUMENT, response("4711", "10")));
    assertThat(result.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(desk.events(ORDER.stream())).last().isInstanceOf(OrderAnswered.class);
    assertThat(documents("R-1")).hasSize(1);
    assertThat(desk.appends()).hasSize(2);
  }

  @Test
  void an_answer_the_order_does_not_take_is_rejected_where_it_stands_and_leaves_nothing() {
    MessageResult result = told(message("R-1", DOCUMENT, release("A", 1), response("4711", "70")));
    assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
    Fault fault = result.faults().getFirst();
    assertThat(fault.code()).isEqualTo(FaultCode.ORDER_CONTRADICTED);
    assertThat(fault.segment() + " " + fault.tag() + " " + fault.element() + " " + fault.offset())
        .isEqualTo("8 LIN 1082 120");
    assertThat(fault.text().en()).isEqualTo("The order has no line 70.");
    assertThat(desk.events(ORDER.stream())).hasSize(1);
    assertThat(desk.events(Interchanges.schedule("A").stream())).isEmpty();
    assertThat(documents("R-1")).isEmpty();
  }

  @Test
  void an_answer_to_an_order_nobody_knows_waits_for_it_and_its_document_is_kept_once() {
    ApplyMessage early = message("R-1", DOCUMENT, response("4712", "10"));
    MessageResult result = told(early);
    assertThat(result.outcome()).isEqualTo(Outcome.HELD);
    assertThat(result.faults()).extracting(Fault::code).containsExactly(FaultCode.ORDER_UNKNOWN);
    assertThat(documents("R-1")).hasSize(1);

    desk.tell(message("O-2", null, placed("4712")));
    var again =
        new RerunMessage(
            PROVENANCE,
            early.received(),
            1,
            early.read(),
            PARTNERSHIP,
            early.commands(),
            false,
            false,
            new Text("The order is there now.", "订单已到。"),
            null,
            true,
            DOCUMENT);
    var filed = (Filed) desk.tell(again);
    assertThat(filed.interchange().results().getFirst().outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(documents("R-1")).hasSize(1);
    assertThat(desk.events(new PurchaseOrderId(HENGYUE, "4712").stream()))
        .last()
        .isInstanceOf(OrderAnswered.class);
  }

  private static PlaceOrder placed(String number) {
    var promise = new Promise(LocalDate.of(2027, 7, 1), Quantity.of(1));
    var line =
        new Order.Line(
            "10", "P1", null, null, "PCE", Quantity.of(1), null, List.of(promise), 3, null, null);
    return new PlaceOrder(
        new PurchaseOrderId(HENGYUE, number),
        new Order(JIAXIN, null, null, null, List.of(line), null));
  }

  private static RespondToOrder response(String number, String line) {
    return new RespondToOrder(
        new PurchaseOrderId(HENGYUE, number),
        JIAXIN,
        null,
        null,
        List.of(
            new LineResponse(
                Verdict.ACCEPTED,
                line,
                null,
                null,
                List.of(),
                null,
                null,
                new StatedAt(8, "LIN", "1082", 120))),
        new StatedAt(3, "BGM", null, 60));
  }

  private MessageResult told(ApplyMessage message) {
    return ((Filed) desk.tell(message)).interchange().results().getFirst();
  }

  private List<Object> documents(String reference) {
    return desk.events(new InterchangeKey("JIAXIN", "HENGYUE", reference).stream()).stream()
        .filter(DocumentKept.class::isInstance)
        .toList();
  }

  private static ApplyMessage message(
      String reference, @Nullable BusinessDocument document, StreamCommand... commands) {
    InterchangeReceived received =
        received(reference, new InterchangeKey("JIAXIN", "HENGYUE", reference), reference, JIAXIN);
    return new ApplyMessage(
        PROVENANCE,
        received,
        1,
        new MessageResult("ORDRSP", "D96A", "1", Outcome.APPLIED, List.of()),
        PARTNERSHIP,
        List.of(commands),
        false,
        true,
        document);
  }
}
