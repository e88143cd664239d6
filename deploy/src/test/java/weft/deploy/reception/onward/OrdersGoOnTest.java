package weft.deploy.reception.onward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.deploy.SampleFiles;
import weft.deploy.reception.SmallHub;
import weft.deploy.reception.order.SentOrders;
import weft.desk.DeskCommand.Introduce;
import weft.edi.InterchangeResult;
import weft.edi.demand.WhenMessageAppliedThenWriteToSupplier;
import weft.edi.outbox.OutgoingRow;
import weft.edi.reader.ReadInterchange;
import weft.interchange.MessageResult.Outcome;
import weft.language.Text;
import weft.measure.Quantity;
import weft.ordering.LineAnswer;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.OrderCancelled;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.party.EdiRules.Outbound;
import weft.party.Organization;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.PartyEvent.OrganizationRegistered;
import weft.promise.Promise;

/** A buyer's order reaches its supplier in the standard that they agreed on. */
@Beside("own")
class OrdersGoOnTest {
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
  void terms_and_texts_of_an_850_reach_the_supplier_in_its_ORDERS() throws Exception {
    going.agree("HENGYUE", "DINGCHENG", GoingOn.rule("ORDERS", "D01B"));
    String handedIn =
        SampleFiles.bytes("order-x12-850-hengyue-jiaxin.x12")
            .replace("JIAXIN", "DINGCHENG")
            .replace("000000902", "000000912")
            .replace("*902", "*912")
            .replace("4500099850", "4500099851")
            .replace(
                "DTM*002*20270118~",
                "FOB*CC***01*DAP*ZZ*Tianjin~ITD*05*3*****60~DTM*002*20270118~N9*ZZ*T~MSG*With"
                    + " certificate 3.1~")
            .replace("SE*15*", "SE*19*");
    InterchangeResult came = going.apply(handedIn, "HENGYUE");
    assertThat(came.messages().getFirst().faults()).isEmpty();
    assertThat(hub.written("ORDERS", String.valueOf(came.id())))
        .contains(
            "FTX+AAI+++With certificate 3.1'NAD+BY", "PAT+1++5:3:D:60'TOD+6+CC+DAP::4:Tianjin'");
  }

  @Test
  void an_850_goes_on_as_ORDERS_and_the_suppliers_ORDRSP_to_that_answers_the_850()
      throws Exception {
    going.agree(
        "HENGYUE", "JIAXIN", GoingOn.rule("ORDERS", "D97A"), GoingOn.rule("ORDCHG", "D97A"));
    String handedIn =
        SampleFiles.bytes("order-x12-850-hengyue-jiaxin.x12")
            .replace("SA*4500099850**", "RL*4500099850*7*");
    InterchangeResult came = going.apply(handedIn, "HENGYUE");
    String stream = "PurchaseOrder:HENGYUE:4500099850%2F7";
    assertThat(hub.events(stream)).singleElement().isInstanceOf(OrderPlaced.class);
    sentOrders.assertSays(sentOrders.meaning("ORDERS", came, "JIAXIN"), stream);
    assertThat(hub.written("ORDERS", String.valueOf(came.id())))
        .startsWith("waiting UNB+UNOC:3+HENGYUE:ZZ+JIAXIN:ZZ+")
        .contains("BGM+220+4500099850/7+9'", "NAD+ST+PLANT1::92'", "PRI+AAA:18.6'");

    assertThat(going.apply(handedIn, "HENGYUE").duplicate()).isTrue();
    assertThat(going.sent(came)).containsExactly("JIAXIN ORDERS waiting");
    OutgoingRow row = hub.sent("JIAXIN", "ORDERS").getFirst();
    for (String other : List.of("LINGYUN", "HONGZHU", "DINGCHENG"))
      assertThat(hub.sent(other, ""))
          .as(other)
          .extracting(OutgoingRow::id)
          .doesNotContain(row.id());

    String answer =
        """
        UNB+UNOC:3+JIAXIN:ZZ+HENGYUE:ZZ+261125:0900+AB-1'
        UNH+1+ORDRSP:D:97A:UN'
        BGM+231+AB-1+4'
        DTM+137:20261125:102'
        RFF+ON:4500099850/7'
        NAD+BY+HENGYUE::92'
        NAD+SU+JIAXIN::92'
        LIN+10+5+HY-24017:IN'
        QTY+21:30:PCE'
        LIN+20+3+HY-24061:IN'
        QTY+113:100:PCE'
        DTM+69:20270125:102'
        UNS+S'
        UNT+13+1'
        UNZ+1+AB-1'
        """;
    assertThat(SentOrders.outcome(going.apply(answer, "JIAXIN"))).isEqualTo(Outcome.APPLIED);
    assertThat(((OrderAnswered) hub.events(stream).getLast()).answers())
        .extracting(LineAnswer::line, LineAnswer::kind)
        .containsExactly(
            tuple("10", LineAnswer.Kind.ACCEPTED), tuple("20", LineAnswer.Kind.PROPOSED));
    assertThat(hub.written("855", String.valueOf(came.id())))
        .contains("BAK*00*AC*4500099850*20261124*7*", "ACK*IA*30*EA*067*20270118~");
  }

  @Test
  void ORDERS_and_ORDCHG_go_on_as_850_and_860_and_the_suppliers_855_answers() throws Exception {
    going.agree("HENGYUE", "HONGZHU", GoingOn.rule("850", "004010"), GoingOn.rule("860", "005010"));
    String stream = "PurchaseOrder:HENGYUE:4500099002%2F7";
    InterchangeResult came =
        going.apply(
            SentOrders.sample(SentOrders.ORDERS, "HONGZHU", "4500099002/7", "B-1"), "HENGYUE");
    sentOrders.assertSays(sentOrders.meaning("850", came, "HONGZHU"), stream);
    assertThat(hub.written("850", String.valueOf(came.id())))
        .contains("BEG*00*RL*4500099002*7*20261124~", "*0*P*>~");

    InterchangeResult changed =
        going.apply(
            SentOrders.sample(SentOrders.CHANGE, "HONGZHU", "4500099002/7", "B-2"), "HENGYUE");
    assertThat(hub.events(stream).getLast()).isInstanceOf(OrderChanged.class);
    sentOrders.assertSays(sentOrders.meaning("860", changed, "HONGZHU"), stream);
    assertThat(hub.written("860", String.valueOf(changed.id())))
        .contains("BCH*04*RL*4500099002*7**20261124*", "POC*10*CA*80**EA*318.50**BP*HY-24091~")
        .doesNotContain("POC*20");
    assertThat(going.sent(changed)).containsExactly("HONGZHU 860 waiting");

    String answer =
        "ISA*00*          *00*          *ZZ*HONGZHU        *ZZ*HENGYUE       "
            + " *261125*0900*U*00401*000000931*0*P*>~"
            + "GS*PR*HONGZHU*HENGYUE*20261125*0900*931*X*004010~ST*855*0001~"
            + "BAK*00*AC*4500099002*20261124*7~N1*BY**92*HENGYUE~PO1*10*80*EA***BP*HY-24091~"
            + "ACK*IC*70*EA*067*20261220~CTT*1~SE*7*0001~GE*1*931~IEA*1*000000931~";
    assertThat(SentOrders.outcome(going.apply(answer, "HONGZHU"))).isEqualTo(Outcome.APPLIED);
    assertThat(((OrderAnswered) hub.events(stream).getLast()).answers().getFirst().schedule())
        .containsExactly(new Promise(LocalDate.of(2026, 12, 20), Quantity.of(70)));

    InterchangeResult withdrawn =
        going.apply(
            SentOrders.sample(SentOrders.CHANGE, "HONGZHU", "4500099002/7", "B-3")
                .replace("-1+4'", "-2+1'"),
            "HENGYUE");
    assertThat(hub.events(stream).getLast()).isInstanceOf(OrderCancelled.class);
    sentOrders.assertSays(sentOrders.meaning("860", withdrawn, "HONGZHU"), stream);
  }

  @Test
  void an_IDoc_goes_on_with_its_Chinese_where_the_syntax_has_it() throws Exception {
    going.agree(
        "HENGYUE", "DINGCHENG", new Outbound("ORDERS", "D01B", "UNOY:4", null, null, null, null));
    String handedIn =
        SampleFiles.bytes("order-idoc-orders05-hengyue-jiaxin.xml").replace("JIAXIN", "DINGCHENG");
    InterchangeResult came = going.apply(handedIn, "HENGYUE");
    sentOrders.assertSays(
        sentOrders.meaning("ORDERS", came, "DINGCHENG"), "PurchaseOrder:HENGYUE:4500099855");
    ReadInterchange read = sentOrders.read("ORDERS", came, UTF_8);
    assertThat(requireNonNull(read.envelope()).test()).isTrue();
    assertThat(read.segments().stream().filter(it -> it.tag().equals("IMD")).toList())
        .singleElement()
        .satisfies(it -> assertThat(it.value(2, 3)).isEqualTo("Boom head pin 90 x 410 & 吊臂头销轴"));
  }

  @Test
  void where_only_orders_are_agreed_upon_a_withdrawal_goes_as_the_order_and_a_change_not_at_all()
      throws Exception {
    for (String message : List.of("ORDERS", "850")) {
      going.agree(
          "HENGYUE", "JIAXIN", GoingOn.rule(message, message.equals("850") ? "003040" : "D96A"));
      String number = "D-" + message;
      String stream = "PurchaseOrder:HENGYUE:" + number;
      going.apply(SentOrders.sample(SentOrders.ORDERS, "JIAXIN", number, number + "1"), "HENGYUE");
      InterchangeResult changed =
          going.apply(
              SentOrders.sample(SentOrders.CHANGE, "JIAXIN", number, number + "2"), "HENGYUE");
      assertThat(SentOrders.outcome(changed)).isEqualTo(Outcome.APPLIED);
      assertThat(going.sent(changed)).isEmpty();
      // The removal of all lines is a withdrawal, too.
      String removed =
          SentOrders.sample(SentOrders.CHANGE, "JIAXIN", number, number + "3")
              .replace("LIN+10+3'\nQTY+21:80:PCE'", "LIN+10+2'\nLIN+20+2'");
      InterchangeResult withdrawn = going.apply(removed, "HENGYUE");
      assertThat(hub.events(stream).getLast()).isInstanceOf(OrderCancelled.class);
      sentOrders.assertSays(sentOrders.meaning(message, withdrawn, "JIAXIN"), stream);
      assertThat(hub.written(message, String.valueOf(withdrawn.id())))
          .as("as it stood, changed")
          .containsPattern("QTY\\+21:80:PCE'|PO1\\*10\\*80\\*EA");
      assertThat(going.sent(withdrawn)).containsExactly("JIAXIN " + message + " waiting");
    }
  }

  @Test
  void what_waited_for_its_partner_goes_on_once_it_is_applied() throws Exception {
    var newcomer = new PartyCode("LATECOMER");
    var both = new Partnership(new PartyCode("HENGYUE"), newcomer);
    InterchangeResult came =
        going.apply(SentOrders.sample(SentOrders.ORDERS, "LATECOMER", "F-1", "F-1"), "HENGYUE");
    assertThat(SentOrders.outcome(came)).isEqualTo(Outcome.HELD);
    assertThat(going.sent(came)).isEmpty();
    hub.counter()
        .ask(
            new Introduce(
                SmallHub.provenance(new PartyCode("WEFT"), both),
                new OrganizationRegistered(
                    new Organization(newcomer, new Text("Latecomer", "新企业"), null, List.of())),
                null));
    going.agree("HENGYUE", "LATECOMER", GoingOn.rule("850", "004010"));
    sentOrders.assertSays(
        sentOrders.meaning("850", came, "LATECOMER"), "PurchaseOrder:HENGYUE:F-1");
    assertThat(going.sent(came)).containsExactly("LATECOMER 850 waiting");
  }
}
