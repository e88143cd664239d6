package weft.deploy.reception.order;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.deploy.reception.SmallHub;
import weft.edi.InterchangeResult;
import weft.edi.reception.MessageReruns.Asked;
import weft.event.Provenance;
import weft.interchange.Fault;
import weft.interchange.Interchange;
import weft.interchange.InterchangeKey;
import weft.interchange.InterchangeOutcome;
import weft.language.Text;
import weft.measure.Quantity;
import weft.ordering.PurchaseOrder;
import weft.ordering.PurchaseOrderEvent;
import weft.party.Partnership;
import weft.party.PartyCode;

/** A buyer's message about a held order is not lost: it waits for the order. */
class ChangesBeforeOrdersTest {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static SmallHub hub;

  @BeforeAll
  static void holds() {
    hub = new SmallHub();
    hub.agree(new Partnership(HENGYUE, new PartyCode("JIAXIN")), SmallHub.HOLDS);
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  @Test
  void an_order_withdrawn_while_it_was_held_is_withdrawn_once_it_is_placed() throws Exception {
    InterchangeResult order = held("W-1", "ORDERS", "BGM+220+8001+9", "", "LIN+10++WP1:IN", 40);
    InterchangeResult gone = held("W-2", "ORDCHG", "BGM+230+C1+1", "RFF+ON:8001'", null, 0);
    assertThat(gone.messages().getFirst().faults())
        .extracting(it -> it.code() + " " + it.tag() + " " + it.segment())
        .containsExactly("ORDER_UNKNOWN BGM 3");
    assertThat(hub.events("PurchaseOrder:HENGYUE:8001")).isEmpty();
    learn(order);
    until("W-2");
    assertThat(order("8001").cancelled()).isTrue();
  }

  /** The first change names the unknown part, the second only its line. */
  @Test
  void changes_that_came_while_it_was_held_are_taken_in_the_order_of_their_arrival()
      throws Exception {
    InterchangeResult order = held("C-1", "ORDERS", "BGM+220+8002+9", "", "LIN+10++CP1:IN", 40);
    held("C-2", "ORDCHG", "BGM+230+C1+4", "RFF+ON:8002'", "LIN+10+3+CP1:IN", 30);
    held("C-3", "ORDCHG", "BGM+230+C2+4", "RFF+ON:8002'", "LIN+10+3", 25);
    learn(order);
    until("C-2");
    until("C-3");
    var lines = requireNonNull(order("8002").placed()).lines();
    assertThat(lines).singleElement().matches(it -> it.quantity().equals(Quantity.of(25)));
    assertThat(hub.events("PurchaseOrder:HENGYUE:8002")).hasSize(3);
  }

  private static InterchangeResult held(
      String reference, String type, String bgm, String more, @Nullable String line, int quantity) {
    String body =
        bgm
            + "'DTM+137:20261124:102'"
            + more
            + "NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'"
            + (line == null ? "" : "%s'QTY+21:%d:PCE'DTM+2:20270701:102'".formatted(line, quantity))
            + "UNS+S'";
    int segments = (int) body.chars().filter(it -> it == '\'').count() + 2;
    InterchangeResult result =
        hub.apply(
            "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261125:0900+%s'UNH+1+%s:D:97A:UN'%sUNT+%d+1'UNZ+1+%1$s'"
                .formatted(reference, type, body, segments)
                .getBytes(ISO_8859_1),
            "HENGYUE");
    assertThat(result.outcome())
        .as(
            reference
                + " "
                + result.messages().stream()
                    .flatMap(it -> it.faults().stream())
                    .map(Fault::text)
                    .toList())
        .isEqualTo(InterchangeOutcome.HELD);
    return result;
  }

  private static void learn(InterchangeResult held) {
    hub.reruns()
        .byHand(
            new Asked(
                UUID.fromString(String.valueOf(held.id())),
                1,
                new Text("a new part", "新零件"),
                true,
                null),
            new Provenance.Actor(HENGYUE, null, "hengyue-edi"));
  }

  private static void until(String reference) throws InterruptedException {
    String stream = new InterchangeKey("HENGYUE", "WEFT", reference).stream();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (Interchange.of(hub.events(stream)).outcome() != InterchangeOutcome.ACCEPTED) {
      assertThat(System.nanoTime()).as(stream + " " + hub.events(stream)).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static PurchaseOrder order(String number) {
    PurchaseOrder order = PurchaseOrder.NEW;
    for (Object it : hub.events("PurchaseOrder:HENGYUE:" + number))
      order = order.evolve((PurchaseOrderEvent) it);
    return order;
  }
}
