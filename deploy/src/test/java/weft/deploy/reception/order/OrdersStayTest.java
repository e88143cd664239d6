package weft.deploy.reception.order;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.deploy.reception.SmallHub;
import weft.deploy.reception.onward.GoingOn;
import weft.edi.InterchangeResult;
import weft.edi.demand.WhenMessageAppliedThenWriteToSupplier;
import weft.edi.outbox.OutgoingRow;
import weft.interchange.MessageResult.Outcome;
import weft.ordering.PurchaseOrderEvent.OrderContradicted;

/** Messages that must not, or cannot, reach a supplier as an order. */
@Beside("own")
class OrdersStayTest {
  private static GoingOn going;
  private static SmallHub hub;
  private static SentOrders sentOrders;

  @BeforeAll
  static void opens() {
    going =
        new GoingOn(
            it ->
                new WhenMessageAppliedThenWriteToSupplier(it.answering(), it.history().appends()));
    hub = going.hub;
    sentOrders = new SentOrders(hub);
  }

  @AfterAll
  static void close() {
    going.close();
  }

  @Test
  void what_contradicts_does_not_go_on_nor_what_says_nothing_new() throws Exception {
    going.agree(
        "HENGYUE", "DINGCHENG", GoingOn.rule("ORDERS", "D96A"), GoingOn.rule("ORDCHG", "D96A"));
    String stream = "PurchaseOrder:HENGYUE:E-1";
    InterchangeResult came =
        going.apply(SentOrders.sample(SentOrders.ORDERS, "DINGCHENG", "E-1", "E-1"), "HENGYUE");
    assertThat(going.sent(came)).containsExactly("DINGCHENG ORDERS waiting");
    InterchangeResult again =
        going.apply(SentOrders.sample(SentOrders.ORDERS, "DINGCHENG", "E-1", "E-2"), "HENGYUE");
    assertThat(SentOrders.outcome(again)).isEqualTo(Outcome.APPLIED);
    assertThat(going.sent(again)).isEmpty();
    InterchangeResult other =
        going.apply(
            SentOrders.sample(SentOrders.ORDERS, "DINGCHENG", "E-1", "E-3")
                .replace("QTY+21:120", "QTY+21:121"),
            "HENGYUE");
    InterchangeResult unknown =
        going.apply(
            SentOrders.sample(SentOrders.CHANGE, "DINGCHENG", "E-1", "E-4")
                .replace("LIN+10+3", "LIN+70+3"),
            "HENGYUE");
    for (InterchangeResult it : List.of(other, unknown)) {
      assertThat(SentOrders.outcome(it)).isEqualTo(Outcome.CONTRADICTED);
      assertThat(going.sent(it)).isEmpty();
    }
    assertThat(hub.events(stream).subList(1, 3)).allMatch(OrderContradicted.class::isInstance);
    InterchangeResult changed =
        going.apply(SentOrders.sample(SentOrders.CHANGE, "DINGCHENG", "E-1", "E-5"), "HENGYUE");
    assertThat(going.sent(changed)).containsExactly("DINGCHENG ORDCHG waiting");
    sentOrders.assertSays(sentOrders.meaning("ORDCHG", changed, "DINGCHENG"), stream);
  }

  /** Its sender gets the reason for its missing effect, and nobody else gets anything. */
  private static void assertToldToItsSenderAlone(InterchangeResult of, String sender)
      throws Exception {
    assertThat(going.sent(of)).allMatch(it -> it.startsWith(sender + " APERAK"));
  }

  @Test
  void nobody_but_the_buyer_has_anything_written_to_its_supplier() throws Exception {
    going.agree(
        "HENGYUE", "JIAXIN", GoingOn.rule("ORDERS", "D96A"), GoingOn.rule("ORDCHG", "D96A"));
    going.apply(SentOrders.sample(SentOrders.ORDERS, "JIAXIN", "G-1", "G-1"), "HENGYUE");
    for (String other : List.of("JIAXIN", "LINGYUN", "HONGZHU")) {
      String unb = "UNB+UNOC:3+" + other + ":ZZ+";
      // In the buyer's name, about a new order and a known one.
      for (String named :
          List.of(
              SentOrders.sample(SentOrders.ORDERS, "JIAXIN", "G-2", "G-2"),
              SentOrders.sample(SentOrders.CHANGE, "JIAXIN", "G-1", "G-3"))) {
        InterchangeResult refused =
            going.apply(named.replace("UNB+UNOC:3+HENGYUE:ZZ+", unb), other);
        assertThat(SentOrders.outcome(refused)).isEqualTo(Outcome.REJECTED);
        assertToldToItsSenderAlone(refused, other);
      }
      // In its own name: its purchases from JIAXIN do not concern HENGYUE's rules.
      String own =
          SentOrders.sample(SentOrders.CHANGE, "JIAXIN", "G-1", "G-4")
              .replace("UNB+UNOC:3+HENGYUE:ZZ+", unb)
              .replace("NAD+BY+HENGYUE", "NAD+BY+" + other);
      InterchangeResult itsOwn = going.apply(own, other);
      assertThat(SentOrders.outcome(itsOwn)).isNotEqualTo(Outcome.APPLIED);
      assertToldToItsSenderAlone(itsOwn, other);
    }
    assertThat(hub.events("PurchaseOrder:HENGYUE:G-1")).hasSize(1);
    assertThat(hub.events("PurchaseOrder:HENGYUE:G-2")).isEmpty();
  }

  @Test
  void without_a_rule_or_agreed_on_afterwards_nothing_goes_on() throws Exception {
    going.agree("LINGYUN", "JIAXIN", GoingOn.rule("ORDCHG", "D96A"));
    String handedIn =
        SentOrders.sample(SentOrders.ORDERS, "JIAXIN", "H-1", "H-1")
            .replace("HENGYUE", "LINGYUN")
            .replace("PLANT2", "WERK1");
    InterchangeResult came = going.apply(handedIn, "LINGYUN");
    assertThat(SentOrders.outcome(came)).isEqualTo(Outcome.APPLIED);
    going.agree("LINGYUN", "JIAXIN", GoingOn.rule("ORDERS", "D96A"));
    assertThat(going.apply(handedIn, "LINGYUN").duplicate()).isTrue();
    assertThat(going.sent(came)).isEmpty();
  }

  @Test
  void what_cannot_be_written_is_kept_as_unwritten_with_its_reason() throws Exception {
    going.agree("LINGYUN", "HONGZHU", GoingOn.rule("850", "004010"));
    String handedIn =
        SentOrders.sample(SentOrders.ORDERS, "HONGZHU", "K-1", "K-1")
            .replace("HENGYUE", "LINGYUN")
            .replace("PLANT2", "WERK1")
            .replace("120:PCE", "120:ST");
    InterchangeResult came = going.apply(handedIn, "LINGYUN");
    assertThat(SentOrders.outcome(came)).isEqualTo(Outcome.APPLIED);
    assertThat(going.sent(came)).containsExactly("HONGZHU 850 unwritten");
    OutgoingRow row =
        hub.sent("LINGYUN", "850").stream()
            .filter(it -> it.receiver().equals("HONGZHU"))
            .findFirst()
            .orElseThrow();
    assertThat(requireNonNull(row.lastError()).en()).contains("The unit ST");
  }
}
