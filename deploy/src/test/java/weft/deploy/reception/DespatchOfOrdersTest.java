package weft.deploy.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.interchange.InterchangeOutcome.ACCEPTED;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.edi.InterchangeResult;
import weft.edi.expected.Alerts;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.measure.Quantity;
import weft.ordering.PurchaseOrderEvent.OrderContradicted;
import weft.ordering.PurchaseOrderEvent.OrderDespatched;
import weft.ordering.PurchaseOrderEvent.OrderDespatched.Sent;
import weft.ordering.PurchaseOrderId;
import weft.party.PartyCode;

/** The orders that a despatch advice names record it, and their later changes keep it. */
@Beside("own")
class DespatchOfOrdersTest {
  private static SmallHub hub;

  @BeforeAll
  static void opens() {
    hub = new SmallHub();
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  private static MessageResult only(String text, String owner) {
    InterchangeResult result = hub.apply(text.getBytes(ISO_8859_1), owner);
    assertThat(result.messages()).as(result.toString()).hasSize(1);
    return result.messages().getFirst();
  }

  private static String advice(String reference, String number, String function, String quantity) {
    return ("UNB+UNOC:3+JIAXIN:ZZ+WEFT:ZZ+261125:0612+%1$s'UNH+1+DESADV:D:96A:UN'BGM+351+%2$s+%3$s'"
            + "DTM+137:20261125:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'CPS+1'"
            + "LIN+1++P-1:IN'QTY+12:%4$s:PCE'RFF+ON:DO-1:000001'UNT+10+1'UNZ+1+%1$s'")
        .formatted(reference, number, function, quantity);
  }

  private static String change(String reference, long quantity) {
    return ("UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261125:0612+%1$s'UNH+1+ORDCHG:D:96A:UN'BGM+230+C1+4'"
            + "DTM+137:20261125:102'RFF+ON:DO-1'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'"
            + "LIN+1+3+P-1:IN'QTY+21:%2$d:PCE'UNS+S'UNT+10+1'UNZ+1+%1$s'")
        .formatted(reference, quantity);
  }

  @Test
  void of_an_order_that_is_not_here_it_waits_and_of_one_that_is_it_tells_what_can_no_longer_go() {
    MessageResult before = only(advice("DO-A1", "LS-0", "9", "3"), "JIAXIN");
    assertThat(before.outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(before.faults()).extracting(Fault::code).containsExactly(FaultCode.ORDER_UNKNOWN);
    assertThat(hub.events("PurchaseOrder:HENGYUE:DO-1")).isEmpty();
    assertThat(only(advice("DO-A0", "LS-0", "1", "3"), "JIAXIN").faults())
        .as("withdrawn, it waits no longer")
        .isEmpty();

    assertThat(only(OurAnswers.order("DO-1", "JIAXIN", ""), "HENGYUE").outcome())
        .isEqualTo(Outcome.APPLIED);
    MessageResult sent = only(advice("DO-A2", "LS-1", "9", "3"), "JIAXIN");
    assertThat(sent.outcome()).isEqualTo(Outcome.APPLIED);
    var despatched = (OrderDespatched) hub.events("PurchaseOrder:HENGYUE:DO-1").getLast();
    assertThat(despatched.despatch()).isEqualTo("LS-1");
    assertThat(despatched.lines()).containsExactly(new Sent("1", Quantity.of(3), "PCE", 9));

    MessageResult below = only(change("DO-C1", 2), "HENGYUE");
    assertThat(below.outcome()).isEqualTo(Outcome.CONTRADICTED);
    assertThat(below.faults())
        .extracting(it -> it.code() + " " + it.segment() + " " + it.text().en())
        .containsExactly(
            "CONTRADICTION 8 A change leaves less of line 1 than was despatched already; nothing"
                + " was changed.");
    assertThat(hub.events("PurchaseOrder:HENGYUE:DO-1").getLast())
        .isInstanceOf(OrderContradicted.class);

    only(advice("DO-A3", "LS-1", "1", "3"), "JIAXIN");
    assertThat(((OrderDespatched) hub.events("PurchaseOrder:HENGYUE:DO-1").getLast()).lines())
        .isEmpty();
    assertThat(only(change("DO-C2", 2), "HENGYUE").outcome()).isEqualTo(Outcome.APPLIED);
  }

  @Test
  void an_order_that_is_placed_after_its_despatch_advice_knows_what_was_sent_of_it()
      throws Exception {
    String early = advice("DO-E1", "LS-E", "9", "3").replace("DO-1", "DO-3");
    InterchangeResult result = hub.apply(early.getBytes(ISO_8859_1), "JIAXIN");
    assertThat(result.outcome()).as("nothing is wrong with it").isEqualTo(ACCEPTED);
    only(OurAnswers.order("DO-3", "JIAXIN", ""), "HENGYUE");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (hub.events("PurchaseOrder:HENGYUE:DO-3").size() < 2) {
      assertThat(System.nanoTime()).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
    var told = hub.history().streams().trace("PurchaseOrder:HENGYUE:DO-3").getLast();
    assertThat(told.payload())
        .isEqualTo(
            new OrderDespatched(
                new PurchaseOrderId(new PartyCode("HENGYUE"), "DO-3"),
                new PartyCode("JIAXIN"),
                "LS-E",
                List.of(new Sent("1", Quantity.of(3), "PCE", 9)),
                2026));
    assertThat(told.provenance().source().interchange()).isEqualTo(String.valueOf(result.id()));
    assertThat(new Alerts(hub.writer()).open().getOrDefault(Alerts.HELD, 0L)).isZero();
  }

  @Test
  void nobody_but_the_supplier_says_what_it_sent() {
    only(OurAnswers.order("DO-2", "JIAXIN", ""), "HENGYUE");
    List<Object> events = List.copyOf(hub.events("PurchaseOrder:HENGYUE:DO-2"));
    for (String other : List.of("HENGYUE", "HONGZHU")) {
      String text =
          advice("DO-X" + other, "LS-9", "9", "3")
              .replace("UNB+UNOC:3+JIAXIN", "UNB+UNOC:3+" + other)
              .replace("DO-1", "DO-2");
      assertThat(only(text, other).outcome()).isNotEqualTo(Outcome.APPLIED);
      assertThat(hub.events("PurchaseOrder:HENGYUE:DO-2")).hasSameSizeAs(events);
    }
  }
}
