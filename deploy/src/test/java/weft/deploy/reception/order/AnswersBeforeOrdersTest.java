package weft.deploy.reception.order;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.deploy.reception.SmallHub;
import weft.edi.InterchangeResult;
import weft.edi.reception.MessageReruns.Asked;
import weft.event.Provenance;
import weft.event.TracedEvent;
import weft.interchange.Interchange;
import weft.interchange.InterchangeEvent.DocumentKept;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.interchange.InterchangeKey;
import weft.interchange.InterchangeOutcome;
import weft.language.Text;
import weft.ordering.LineAnswer.Kind;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.party.PartyCode;

/** An answer that arrives before its order waits for that order, and for nothing else. */
class AnswersBeforeOrdersTest {
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
  void they_are_applied_in_their_order_when_it_is_placed_and_what_waits_for_another_adds_nothing()
      throws Exception {
    held(ordrsp("W-1", "JIAXIN", "9001", "10+5"), "JIAXIN");
    held(ordrsp("W-2", "JIAXIN", "9001", "10+3'QTY+113:30:PCE'DTM+69:20270801:102"), "JIAXIN");
    held(x12(901), "JIAXIN");
    held(ordrsp("W-4", "HONGZHU", "9001", "10+5"), "HONGZHU");
    hub.apply(orders("W-5", "9001"), "HENGYUE");

    List<Object> events = until("PurchaseOrder:HENGYUE:9001", 3);
    assertThat(events.subList(1, 3))
        .extracting(it -> ((OrderAnswered) it).answers().getFirst().kind())
        .containsExactly(Kind.ACCEPTED, Kind.PROPOSED);
    assertThat(state("JIAXIN", "W-1").outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(hub.events(stream("JIAXIN", "W-1")))
        .filteredOn(DocumentKept.class::isInstance)
        .as("it says what it said")
        .hasSize(1);
    var rerun = (MessageRerun) hub.events(stream("JIAXIN", "W-1")).getLast();
    assertThat(rerun.reason().en()).contains("order");

    var positions = hub.history().positions();
    assertThat(positions.awaitSettled(positions.head(), Duration.ofSeconds(20))).isTrue();
    for (String waits : List.of(stream("JIAXIN", "000000901"), stream("HONGZHU", "W-4")))
      assertThat(hub.events(waits)).isNotEmpty().noneMatch(MessageRerun.class::isInstance);

    hub.apply(orders("W-6", "9002"), "HENGYUE");
    until("PurchaseOrder:HENGYUE:9002", 2);
  }

  @Test
  void what_somebody_put_right_is_what_waits() throws Exception {
    InterchangeResult wrong = held(ordrsp("P-1", "JIAXIN", "90I0", "10+5"), "JIAXIN");
    hub.reruns()
        .byHand(
            new Asked(
                UUID.fromString(String.valueOf(wrong.id())),
                1,
                new Text("the order's number", "订单号"),
                false,
                ordrsp("P-1", "JIAXIN", "9010", "10+5")),
            new Provenance.Actor(new PartyCode("JIAXIN"), null, "jiaxin-api"));
    assertThat(state("JIAXIN", "P-1").outcome()).isEqualTo(InterchangeOutcome.HELD);
    hub.apply(orders("P-2", "90I0"), "HENGYUE");
    hub.apply(orders("P-3", "9010"), "HENGYUE");
    until("PurchaseOrder:HENGYUE:9010", 2);
    TracedEvent answered = hub.history().streams().trace("PurchaseOrder:HENGYUE:9010").getLast();
    assertThat(answered.provenance().source().interchange()).isNotEqualTo(wrong.id());
    assertThat(hub.events("PurchaseOrder:HENGYUE:90I0")).hasSize(1);
    assertThat(hub.events(stream("JIAXIN", "P-1")))
        .filteredOn(MessageRerun.class::isInstance)
        .hasSize(2);
  }

  private static InterchangeResult held(byte[] interchange, String party) {
    InterchangeResult result = hub.apply(interchange, party);
    assertThat(result.outcome()).isEqualTo(InterchangeOutcome.HELD);
    return result;
  }

  private static String stream(String supplier, String reference) {
    return new InterchangeKey(supplier, "HENGYUE", reference).stream();
  }

  private static Interchange state(String supplier, String reference) {
    return Interchange.of(hub.events(stream(supplier, reference)));
  }

  private static List<Object> until(String stream, int events) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (hub.events(stream).size() < events) {
      assertThat(System.nanoTime()).as(stream + " " + hub.events(stream)).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(hub.events(stream)).hasSize(events);
    return hub.events(stream);
  }

  private static byte[] orders(String reference, String number) {
    return interchange(
        reference,
        "HENGYUE",
        "JIAXIN",
        "ORDERS",
        "BGM+220+%s+9'DTM+137:20261124:102'LIN+10++P1:IN'QTY+21:40:PCE'DTM+2:20270701:102'UNS+S'"
            .formatted(number));
  }

  private static byte[] ordrsp(String reference, String supplier, String number, String line) {
    return interchange(
        reference,
        supplier,
        "HENGYUE",
        "ORDRSP",
        "BGM+231+R1+4'DTM+137:20261125:102'RFF+ON:%s'NAD+BY+HENGYUE::92'LIN+%s'UNS+S'"
            .formatted(number, line));
  }

  private static byte[] interchange(
      String reference, String sender, String receiver, String type, String body) {
    int segments = (int) body.chars().filter(it -> it == '\'').count() + 2;
    return "UNB+UNOC:3+%s:ZZ+%s:ZZ+261125:0900+%s'UNH+1+%s:D:97A:UN'%sUNT+%d+1'UNZ+1+%3$s'"
        .formatted(sender, receiver, reference, type, body, segments)
        .getBytes(ISO_8859_1);
  }

  /** An 855 to order 9002. */
  private static byte[] x12(int number) {
    return ("ISA*00*          *00*          *ZZ*JIAXIN         *ZZ*HENGYUE       "
            + " *261125*0900*U*00401*%1$09d*0*P*>~"
            + "GS*PR*JIAXIN*HENGYUE*20261125*0900*%1$d*X*004010~ST*855*0001~"
            + "BAK*00*AC*9002*20261124~N1*BY**92*HENGYUE~PO1*10*40*EA***BP*P1~"
            + "ACK*IA*40*EA~CTT*1~SE*7*0001~GE*1*%1$d~IEA*1*%1$09d~")
        .formatted(number)
        .getBytes(ISO_8859_1);
  }
}
