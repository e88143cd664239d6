package weft.deploy.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.deploy.SampleFiles;
import weft.desk.DeskCommand.Ask;
import weft.edi.InterchangeResult;
import weft.edi.meaning.Meanings;
import weft.interchange.FaultCode;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;
import weft.measure.Quantity;
import weft.ordering.LineAnswer;
import weft.ordering.PurchaseOrderCommand.AnswerOrder;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.ordering.PurchaseOrderId;
import weft.party.PartyCode;
import weft.promise.Promise;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;

/** X12 interchanges are processed like all others: applied, acknowledged, answered. */
class X12ReceptionTest {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static SmallHub hub;

  @BeforeAll
  static void opens() {
    hub = SmallHub.acknowledging(Meanings.BY_TYPE);
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  private static InterchangeResult apply(String text) {
    return hub.apply(text.getBytes(ISO_8859_1), "HENGYUE");
  }

  private static List<Object> events(String stream) {
    return List.copyOf(
        hub.history().streams().read(Set.of(stream)).getOrDefault(stream, List.of()));
  }

  @Test
  void an_830_is_a_forecast_and_is_acknowledged_by_997_and_TA1() throws Exception {
    InterchangeResult result = apply(SampleFiles.bytes("forecast-x12-830-hengyue-jiaxin.x12"));
    assertThat(result.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(result.messages())
        .extracting(MessageResult::type, MessageResult::release, MessageResult::reference)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("830", "004010", "0001"));
    assertThat(events("DeliverySchedule:HENGYUE:JIAXIN:PLANT2:HY-30250:-:-"))
        .hasSize(1)
        .first()
        .isInstanceOf(ForecastReleased.class);
    assertThat(result.acknowledgement()).isNotNull();
    assertThat(hub.written("997", String.valueOf(result.id())))
        .startsWith("waiting ISA*")
        .contains("TA1*000000901*261124*0800*A*000~", "AK1*PS*901~", "AK5*A~", "AK9*A*1*1*1~");
    assertThat(apply(SampleFiles.bytes("forecast-x12-830-hengyue-jiaxin.x12")).duplicate())
        .isTrue();
  }

  @Test
  void an_850_is_an_order_whose_answer_goes_back_as_855() throws Exception {
    InterchangeResult result = apply(SampleFiles.bytes("order-x12-850-hengyue-jiaxin.x12"));
    assertThat(result.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    var order = new PurchaseOrderId(HENGYUE, "4500099850");
    List<Object> placed = events("PurchaseOrder:HENGYUE:4500099850");
    assertThat(placed).hasSize(1).first().isInstanceOf(OrderPlaced.class);
    var promise = new Promise(LocalDate.of(2027, 1, 18), Quantity.of(30));
    var answer = new LineAnswer("10", LineAnswer.Kind.ACCEPTED, List.of(promise), null);
    var command = new AnswerOrder(order, JIAXIN, List.of(answer));
    hub.counter()
        .ask(new Ask(SmallHub.provenance(JIAXIN, command.partnership()), null, 1, command));
    assertThat(hub.written("855", String.valueOf(result.id())))
        .startsWith("waiting ISA*")
        .contains("BAK*00*AC*4500099850*20261124", "ACK*IA*30*EA*067*20270118~");
  }

  @Test
  void a_wrong_850_is_rejected_and_its_997_says_where() throws Exception {
    String wrong =
        SampleFiles.bytes("order-x12-850-hengyue-jiaxin.x12")
            .replace("000000902", "000000912")
            .replace("PO1*10*30*EA", "PO1*10*3O*EA");
    InterchangeResult result = apply(wrong);
    assertThat(result.outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    assertThat(result.messages().getFirst().faults())
        .extracting(it -> it.element() + " " + it.code())
        .containsExactly("PO102 " + FaultCode.ELEMENT_NOT_NUMERIC);
    assertThat(hub.written("997", String.valueOf(result.id())))
        .contains("AK3*PO1*8**8~", "AK4*2*330*6*3O~", "AK5*R*5~", "AK9*R*1*1*0~");
  }

  @Test
  void a_set_without_a_meaning_yet_is_read_checked_and_held() {
    String callOff =
        """
        ISA*00*          *00*          *ZZ*HENGYUE        *ZZ*WEFT           *261124*0800*U*00401*000000913*0*P*>~
        GS*SS*HENGYUE*JIAXIN*20261124*0800*913*X*004010~
        ST*862*0001~
        BSS*05*R7*20261124*DL*20261201*20261231*7~
        LIN*1*BP*P-1~
        UIT*EA~
        FST*40*C*D*20261201~
        SE*6*0001~
        GE*1*913~
        IEA*1*000000913~
        """;
    assertThat(apply(callOff).outcome()).isEqualTo(InterchangeOutcome.HELD);
  }

  @Test
  void parties_of_the_envelope_may_be_named_by_GLN_with_07() throws Exception {
    String gln =
        SampleFiles.bytes("order-x12-850-hengyue-jiaxin.x12")
            .replace("000000902", "000000914")
            .replace("4500099850", "4500099851")
            .replace("ZZ*HENGYUE        ", "07*6909990000004  ")
            .replace("ZZ*WEFT           ", "07*6909990000059  ");
    InterchangeResult result = apply(gln);
    assertThat(result.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(result.sender()).isEqualTo("HENGYUE");
    assertThat(result.receiver()).isEqualTo("JIAXIN");
  }
}
