package weft.deploy.reception.order;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.deploy.SampleFiles;
import weft.deploy.reception.SmallHub;
import weft.edi.InterchangeResult;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.InterchangeEvent.DocumentKept;
import weft.interchange.InterchangeKey;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.measure.Quantity;
import weft.ordering.LineAnswer;
import weft.ordering.LineAnswer.Kind;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.promise.Promise;
import weft.promise.Reason;

/** A supplier's answer by EDI counts like an answer in the portal. */
class OrderResponseReceptionTest {
  private static SmallHub hub;

  @BeforeAll
  static void opens() {
    hub = new SmallHub();
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  @Test
  void an_ORDRSP_of_the_supplier_answers_the_order_and_ours_goes_to_the_buyer_in_its_release()
      throws Exception {
    InterchangeResult ordered =
        hub.apply(sample("orders-d96a-hengyue-jiaxin.edi", "A-1"), "HENGYUE");
    MessageResult result =
        only(hub.apply(sample("order-response-ordrsp-d96a-jiaxin-hengyue.edi", "A-2"), "JIAXIN"));
    assertThat(result.faults()).isEmpty();
    assertThat(result.outcome()).isEqualTo(Outcome.APPLIED);
    List<Object> events = hub.events("PurchaseOrder:HENGYUE:4500099001");
    assertThat(events).hasSize(2);
    assertThat(((OrderAnswered) events.getLast()).answers())
        .containsExactly(
            new LineAnswer(
                "10", Kind.ACCEPTED, List.of(promise(120, LocalDate.of(2026, 12, 15))), null),
            new LineAnswer(
                "20",
                Kind.PROPOSED,
                List.of(
                    promise(20, LocalDate.of(2026, 12, 10)), promise(40, LocalDate.of(2027, 1, 8))),
                new Reason(Reason.Code.CAPACITY, "one furnace is being relined")));
    assertThat(documents("JIAXIN", "A-2")).hasSize(1);

    assertThat(hub.written("ORDRSP", String.valueOf(ordered.id())))
        .contains(
            "+HENGYUE:ZZ+",
            "ORDRSP:D:96A:UN'",
            "RFF+ON:4500099001'",
            "LIN+10+5+HY-24091:IN'",
            "LIN+20+3+HY-24092:IN'",
            "FTX+AAI+++capacity?: one furnace is being relined'",
            "QTY+113:40:PCE'",
            "DTM+69:20270108:102'");

    hub.apply(sample("order-response-ordrsp-d96a-jiaxin-hengyue.edi", "A-3"), "JIAXIN");
    assertThat(hub.events("PurchaseOrder:HENGYUE:4500099001"))
        .as("said again, it changes nothing")
        .hasSize(2);
  }

  @Test
  void an_855_of_the_supplier_answers_an_order_of_EDIFACT_as_well() {
    hub.apply(order("B-1", "C4801"), "HENGYUE");
    String text =
        "ISA*00*          *00*          *ZZ*JIAXIN         *ZZ*HENGYUE       "
            + " *261125*0900*U*00401*000000921*0*P*>~"
            + "GS*PR*JIAXIN*HENGYUE*20261125*0900*921*X*004010~ST*855*0001~"
            + "BAK*00*AC*C4801*20261124~N1*BY**92*HENGYUE~PO1*10*40*EA***BP*P1~"
            + "ACK*IC*30*EA*067*20270708~CTT*1~SE*7*0001~GE*1*921~IEA*1*000000921~";
    assertThat(only(hub.apply(text.getBytes(ISO_8859_1), "JIAXIN")).outcome())
        .isEqualTo(Outcome.APPLIED);
    assertThat(hub.events("PurchaseOrder:HENGYUE:C4801").getLast())
        .asInstanceOf(type(OrderAnswered.class))
        .extracting(it -> it.answers().getFirst().schedule())
        .isEqualTo(List.of(promise(30, LocalDate.of(2027, 7, 8))));
  }

  @Test
  void another_supplier_s_ORDRSP_changes_nothing() {
    hub.apply(order("C-1", "C4802"), "HENGYUE");
    MessageResult own = only(hub.apply(response("C-2", "HONGZHU", "", "C4802", "10+5"), "HONGZHU"));
    assertThat(own.outcome()).isEqualTo(Outcome.HELD);
    assertThat(own.faults()).extracting(Fault::code).containsExactly(FaultCode.ORDER_UNKNOWN);
    MessageResult inItsName =
        only(
            hub.apply(
                response("C-3", "HONGZHU", "NAD+SU+JIAXIN::92'", "C4802", "10+5"), "HONGZHU"));
    assertThat(inItsName.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(inItsName.faults())
        .extracting(Fault::code)
        .containsExactly(FaultCode.SENDER_MISMATCH);
    assertThat(documents("HONGZHU", "C-3")).isEmpty();
    assertThat(hub.events("PurchaseOrder:HENGYUE:C4802")).hasSize(1);
  }

  @Test
  void an_answer_to_a_line_the_order_does_not_have_is_rejected_at_that_line() {
    hub.apply(order("D-1", "C4803"), "HENGYUE");
    InterchangeResult interchange =
        hub.apply(response("D-2", "JIAXIN", "", "C4803", "10+5'LIN+70+5"), "JIAXIN");
    MessageResult result = only(interchange);
    assertThat(result.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(result.faults())
        .extracting(it -> it.code() + " " + it.segment() + " " + it.tag() + " " + it.element())
        .containsExactly("ORDER_CONTRADICTED 8 LIN 1082");
    assertThat(hub.events("PurchaseOrder:HENGYUE:C4803")).hasSize(1);
    assertThat(documents("JIAXIN", "D-2")).isEmpty();
  }

  private static MessageResult only(InterchangeResult result) {
    assertThat(result.messages()).hasSize(1);
    return result.messages().getFirst();
  }

  private static List<Object> documents(String sender, String reference) {
    return hub.events(new InterchangeKey(sender, "HENGYUE", reference).stream()).stream()
        .filter(DocumentKept.class::isInstance)
        .toList();
  }

  private static Promise promise(long quantity, LocalDate date) {
    return new Promise(date, Quantity.of(quantity));
  }

  private static byte[] sample(String name, String reference) {
    String text = SampleFiles.text(name);
    return text.replaceAll("SAMPLE-\\d+", reference).getBytes(ISO_8859_1);
  }

  private static byte[] order(String reference, String number) {
    return interchange(
        reference,
        "HENGYUE",
        "JIAXIN",
        "ORDERS:D:97A:UN",
        "BGM+220+"
            + number
            + "+9'DTM+137:20261124:102'LIN+10++P1:IN'QTY+21:40:PCE'DTM+2:20270701:102'UNS+S'");
  }

  private static byte[] response(
      String reference, String sender, String parties, String number, String lines) {
    return interchange(
        reference,
        sender,
        "HENGYUE",
        "ORDRSP:D:97A:UN",
        "BGM+231+R1+4'DTM+137:20261125:102'RFF+ON:"
            + number
            + "'"
            + parties
            + "NAD+BY+HENGYUE::92'LIN+"
            + lines
            + "'UNS+S'");
  }

  private static byte[] interchange(
      String reference, String sender, String receiver, String type, String body) {
    int segments = (int) body.chars().filter(it -> it == '\'').count() + 2;
    String text =
        "UNB+UNOC:3+%s:ZZ+%s:ZZ+261125:0900+%s'UNH+1+%s'%sUNT+%d+1'UNZ+1+%s'"
            .formatted(sender, receiver, reference, type, body, segments, reference);
    return text.getBytes(ISO_8859_1);
  }
}
