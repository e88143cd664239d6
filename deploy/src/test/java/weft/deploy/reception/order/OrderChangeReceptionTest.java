package weft.deploy.reception.order;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.deploy.reception.SmallHub;
import weft.desk.DeskCommand.Ask;
import weft.edi.InterchangeResult;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;
import weft.measure.Quantity;
import weft.ordering.LineAnswer;
import weft.ordering.Order;
import weft.ordering.PurchaseOrder;
import weft.ordering.PurchaseOrderCommand.AnswerOrder;
import weft.ordering.PurchaseOrderEvent;
import weft.ordering.PurchaseOrderEvent.OrderContradicted;
import weft.ordering.PurchaseOrderId;
import weft.party.PartyCode;
import weft.promise.Promise;

/** A change is received like its order, and later answers refer to the change. */
class OrderChangeReceptionTest {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final String DATED = "DTM+137:20261124:102'";
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
  void an_ORDCHG_changes_the_order_and_its_ORDRSP_goes_back_to_it() throws Exception {
    apply(
        edifact(
            "C-1",
            "ORDERS",
            "BGM+220+C4711+9'" + DATED,
            "10++P1:IN'QTY+21:40:PCE'DTM+2:20270701:102'"));
    InterchangeResult change =
        apply(
            edifact(
                "C-2",
                "ORDCHG",
                "BGM+230+CHG1+4'" + DATED + "RFF+ON:C4711'",
                "10+3'QTY+21:25:PCE'"));
    assertThat(change.messages())
        .extracting(MessageResult::outcome)
        .containsExactly(MessageResult.Outcome.APPLIED);
    Order.Line line = requireNonNull(order("C4711").placed()).lines().getFirst();
    assertThat(line.quantity()).isEqualTo(Quantity.of(25));
    assertThat(line.schedule())
        .containsExactly(new Promise(LocalDate.of(2027, 7, 1), Quantity.of(25)));

    accept("C4711", 2);
    assertThat(hub.written("ORDRSP", String.valueOf(change.id())))
        .contains("RFF+ON:C4711'", "LIN+10+5+P1:IN'", "QTY+21:25:PCE'", "QTY+113:25:PCE'");
  }

  @Test
  void an_860_changes_the_order_and_865_goes_back_to_it() throws Exception {
    apply(
        x12(
            "911",
            "PO",
            "850",
            "BEG*00*SA*C4712**20261124~PO1*10*40*EA*2**BP*P1~DTM*002*20270701~",
            5));
    InterchangeResult change =
        apply(x12("912", "PC", "860", "BCH*04*SA*C4712**1*20261124~POC*10*QD*25**EA~", 4));
    assertThat(change.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    accept("C4712", 2);
    assertThat(hub.written("865", String.valueOf(change.id())))
        .contains("BCA*00*AD*C4712**1*20261124", "POC*10*QD*25**EA", "ACK*IA*25*EA*067*20270701~");
  }

  @Test
  void a_change_of_a_line_the_order_does_not_have_is_a_contradiction_someone_must_work_on() {
    apply(
        edifact(
            "C-3",
            "ORDERS",
            "BGM+220+C4713+9'" + DATED,
            "10++P1:IN'QTY+21:40:PCE'DTM+2:20270701:102'"));
    InterchangeResult change =
        apply(edifact("C-4", "ORDCHG", "BGM+230+C4713+4'" + DATED, "70+3'QTY+21:25:PCE'"));
    assertThat(change.messages())
        .extracting(MessageResult::outcome)
        .containsExactly(MessageResult.Outcome.CONTRADICTED);
    assertThat(events("C4713").getLast())
        .isEqualTo(
            new OrderContradicted(
                new PurchaseOrderId(HENGYUE, "C4713"),
                JIAXIN,
                OrderContradicted.Kind.LINE_UNKNOWN,
                "70"));
  }

  private static InterchangeResult apply(String text) {
    return hub.apply(text.getBytes(ISO_8859_1), "HENGYUE");
  }

  private static List<Object> events(String number) {
    String stream = "PurchaseOrder:HENGYUE:" + number;
    return List.copyOf(
        hub.history().streams().read(Set.of(stream)).getOrDefault(stream, List.of()));
  }

  private static PurchaseOrder order(String number) {
    PurchaseOrder order = PurchaseOrder.NEW;
    for (Object it : events(number)) order = order.evolve((PurchaseOrderEvent) it);
    return order;
  }

  private static void accept(String number, long version) {
    var answer = new LineAnswer("10", LineAnswer.Kind.ACCEPTED, List.of(), null);
    var command = new AnswerOrder(new PurchaseOrderId(HENGYUE, number), JIAXIN, List.of(answer));
    hub.counter()
        .ask(new Ask(SmallHub.provenance(JIAXIN, command.partnership()), null, version, command));
  }

  private static String edifact(String reference, String type, String head, String line) {
    String body =
        "UNH+1+"
            + type
            + ":D:97A:UN'"
            + head
            + "NAD+BY+HENGYUE::92'"
            + "NAD+SU+JIAXIN::92'LIN+"
            + line
            + "UNS+S'";
    int segments = (int) body.chars().filter(it -> it == '\'').count() + 1;
    return "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0800+"
        + reference
        + "'"
        + body
        + "UNT+"
        + segments
        + "+1'UNZ+1+"
        + reference
        + "'";
  }

  private static String x12(String number, String group, String type, String inner, int segments) {
    return "ISA*00*          *00*          *ZZ*HENGYUE        *ZZ*JIAXIN         *261124*0800*U*00401*000000%s*0*P*>~GS*%s*HENGYUE*JIAXIN*20261124*0800*%s*X*004010~ST*%s*0001~%sSE*%d*0001~GE*1*%s~IEA*1*000000%s~"
        .formatted(number, group, number, type, inner, segments, number, number);
  }
}
