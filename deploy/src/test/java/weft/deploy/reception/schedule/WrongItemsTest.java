package weft.deploy.reception.schedule;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import weft.database.Beside;
import weft.deploy.SampleFiles;
import weft.deploy.reception.SmallHub;
import weft.edi.InterchangeResult;
import weft.edi.expected.AlertRow;
import weft.edi.expected.Alerts;
import weft.edi.meaning.Meanings;
import weft.edi.profile.Rules;
import weft.event.Provenance;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;
import weft.interchange.MessageResult.Outcome;
import weft.ordering.PurchaseOrderEvent.OrderContradicted;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.party.Partnership;
import weft.party.PartyCode;
import weft.party.Profile.Acknowledgement;
import weft.scheduling.DeliveryScheduleEvent.Contradiction;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleEvent.ReleaseContradicted;

/** A wrong item affects no other, is recorded in its place, and both EDI desks see it. */
@Beside("own")
class WrongItemsTest {
  private static final Provenance.Actor LI_NA =
      new Provenance.Actor(new PartyCode("JIAXIN"), "P-0003", null);
  private static SmallHub hub;

  @BeforeAll
  static void tellsWhatIsNotApplied() {
    hub = SmallHub.acknowledging(Meanings.BY_TYPE);
    hub.agree(
        new Partnership(new PartyCode("HENGYUE"), new PartyCode("JIAXIN")),
        Rules.agreed().applicationErrors(true).profile(Acknowledgement.ALWAYS));
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  private static InterchangeResult apply(String text) {
    return hub.apply(text.getBytes(ISO_8859_1), "HENGYUE");
  }

  private static String edifact(String reference, String... inner) {
    String body = String.join("", inner);
    long segments = body.chars().filter(it -> it == '\'').count() + 1;
    return "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0612+%1$s'%2$sUNT+%3$d+1'UNZ+1+%1$s'"
        .formatted(reference, body, segments);
  }

  private static String forecast(String reference, String... items) {
    return edifact(
        reference,
        "UNH+1+DELFOR:D:97A:UN'BGM+241+"
            + reference
            + "+5'DTM+137:202611230600:203'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'GIS+37'"
            + "NAD+ST+PLANT1::92'",
        String.join("", items));
  }

  private static String item(String part, String quantity) {
    return "LIN+1++%s:IN'SCC+1++D'QTY+%s:PCE'DTM+2:20261201:102'".formatted(part, quantity);
  }

  private static List<String> told(InterchangeResult answer) {
    return answer.messages().getFirst().faults().stream()
        .map(it -> it.code() + " " + it.tag() + " " + it.element())
        .toList();
  }

  @Test
  void a_wrong_item_of_a_forecast_is_recorded_on_its_schedule_and_the_others_apply()
      throws Exception {
    // a cumulative quantity whose start is unknown
    InterchangeResult answer =
        apply(
            forecast("WI-1", item("WI-A", "113:40"), item("WI-B", "3:40"), item("WI-C", "113:7")));
    assertThat(answer.outcome()).isEqualTo(InterchangeOutcome.CONTRADICTED);
    assertThat(answer.messages().getFirst().outcome()).isEqualTo(Outcome.CONTRADICTED);
    assertThat(told(answer))
        .containsExactly("CUMULATIVE_WITHOUT_ANCHOR QTY C186.6060", "CONTRADICTION LIN C212.7140");
    assertThat(schedule("WI-A")).singleElement().isInstanceOf(ForecastReleased.class);
    assertThat(schedule("WI-C")).singleElement().isInstanceOf(ForecastReleased.class);
    assertThat(schedule("WI-B"))
        .singleElement()
        .isInstanceOfSatisfying(
            ReleaseContradicted.class,
            it -> assertThat(it.contradiction().kind()).isEqualTo(Contradiction.Kind.WRONG_ITEM));
    assertThat(hub.written("APERAK", String.valueOf(answer.id())))
        .contains("+45'", "ERC+NOANCHOR:ZZZ:ZZZ'", "ERC+CONFLICT:ZZZ:ZZZ'");
    assertThat(hub.contrl(answer, "HENGYUE")).contains("UCI+WI-1+HENGYUE:ZZ+WEFT:ZZ+7'");
  }

  private static List<Object> schedule(String part) {
    return hub.events("DeliverySchedule:HENGYUE:JIAXIN:PLANT1:" + part + ":-:-");
  }

  @Test
  void a_message_without_any_right_item_is_rejected() {
    InterchangeResult answer = apply(forecast("WI-2", item("WI-D", "3:40"), item("WI-E", "3:40")));
    assertThat(answer.outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    assertThat(schedule("WI-D")).isEmpty();
  }

  @Test
  void what_is_wrong_with_the_whole_message_forbids_all_its_items() {
    InterchangeResult answer =
        apply(
            forecast("WI-3", item("WI-F", "113:40"), item("WI-G", "3:40"))
                .replace("NAD+BY+HENGYUE", "NAD+BY+LINGYUN"));
    assertThat(answer.outcome()).isEqualTo(InterchangeOutcome.REJECTED);
    assertThat(schedule("WI-F")).isEmpty();
  }

  @Test
  void a_wrong_line_of_an_order_is_recorded_on_it_and_the_others_are_placed() {
    InterchangeResult answer =
        apply(
            edifact(
                "WI-4",
                "UNH+1+ORDERS:D:96A:UN'BGM+220+WI-4+9'DTM+137:20261124:102'NAD+BY+HENGYUE::92'"
                    + "NAD+SU+JIAXIN::92'NAD+ST+PLANT1::92'",
                "LIN+10++P-1:IN'QTY+21:4:PCE'DTM+2:20270115:102'LIN+20++P-2:IN'DTM+2:20270115:102'"
                    + "LIN+30++P-3:IN'QTY+21:9:PCE'DTM+2:20270116:102'UNS+S'"));
    assertThat(answer.outcome()).isEqualTo(InterchangeOutcome.CONTRADICTED);
    assertThat(told(answer))
        .containsExactly("VALUE_MISSING LIN C186.6060", "CONTRADICTION LIN null");
    List<Object> order = hub.events("PurchaseOrder:HENGYUE:WI-4");
    assertThat(order).hasSize(2);
    assertThat(((OrderPlaced) order.getFirst()).placed().lines())
        .extracting(it -> it.line())
        .containsExactly("10", "30");
    assertThat((OrderContradicted) order.getLast())
        .extracting(OrderContradicted::kind, OrderContradicted::line)
        .containsExactly(OrderContradicted.Kind.LINE_WRONG, "20");
  }

  @Test
  void an_order_that_contradicts_is_told_where_the_message_begins() {
    apply(order("WI-5", "4"));
    InterchangeResult answer =
        apply(
            order("WI-5", "5")
                .replace("0612+WI-5", "0612+WI-6")
                .replace("UNZ+1+WI-5", "UNZ+1+WI-6"));
    assertThat(answer.outcome()).isEqualTo(InterchangeOutcome.CONTRADICTED);
    assertThat(told(answer)).containsExactly("CONTRADICTION BGM null");
  }

  private static String order(String number, String quantity) {
    return edifact(
        number,
        "UNH+1+ORDERS:D:96A:UN'BGM+220+"
            + number
            + "+9'DTM+137:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'NAD+ST+PLANT1::92'",
        "LIN+10++P-1:IN'QTY+21:" + quantity + ":PCE'DTM+2:20270115:102'UNS+S'");
  }

  @Test
  void so_it_is_in_X12_where_824_says_so() throws Exception {
    String order =
        SampleFiles.bytes("order-x12-850-hengyue-jiaxin.x12")
            .replace("000000902", "000000930")
            .replace("4500099850", "WI-X12")
            .replace("PO1*20*120*EA*1860*HP*", "PO1*20***1860**");
    InterchangeResult answer = apply(order);
    assertThat(answer.outcome()).isEqualTo(InterchangeOutcome.CONTRADICTED);
    assertThat(told(answer)).containsExactly("VALUE_MISSING PO1 PO102", "CONTRADICTION PO1 null");
    assertThat(hub.events("PurchaseOrder:HENGYUE:WI-X12").getLast())
        .isInstanceOf(OrderContradicted.class);
    assertThat(hub.written("824", String.valueOf(answer.id())))
        .contains("OTI*TE*PO*WI-X12*", "TED*007*", "TED*011*");
  }

  @Test
  void so_it_is_in_a_4905() {
    String callOff = SampleFiles.bytes("forecast-vda-4905-hengyue-jiaxin.vda");
    int begin = callOff.indexOf("51201");
    int end = callOff.indexOf("51902");
    String item = callOff.substring(begin, end);
    // Backlog is due on the call-off's own day, and this call-off has none.
    String wrong = item.replace("HY-30250", "WI-VDA  ").replaceFirst("261124", "000000");
    String both =
        callOff.substring(0, end)
            + wrong
            + callOff.substring(end).replace("0000001".repeat(4), "0000001" + "0000002".repeat(3));
    both = both.replaceFirst("(51902\\d{49})0000001", "$10000002");
    InterchangeResult answer = apply(both);
    assertThat(answer.messages().getFirst().faults())
        .as("%s", both)
        .extracting(Fault::code)
        .contains(FaultCode.VALUE_MISSING, FaultCode.CONTRADICTION);
    assertThat(answer.outcome()).isEqualTo(InterchangeOutcome.CONTRADICTED);
    assertThat(hub.events("DeliverySchedule:HENGYUE:JIAXIN:P2:HY-30250:5500000123:-"))
        .hasAtLeastOneElementOfType(ForecastReleased.class);
    assertThat(hub.events("DeliverySchedule:HENGYUE:JIAXIN:P2:WI-VDA:5500000123:-"))
        .singleElement()
        .isInstanceOf(ReleaseContradicted.class);
  }

  @Test
  void so_it_is_in_an_IDoc() {
    String forecast =
        SampleFiles.bytes("forecast-idoc-delfor02-hengyue-jiaxin.xml")
            .replace("<TEST>X</TEST>", "")
            .replace("0000000000000902", "0000000000000932");
    int begin = forecast.indexOf("<E1EDP10");
    int end = forecast.indexOf("</E1EDP10>") + "</E1EDP10>".length();
    String wrong =
        forecast
            .substring(begin, end)
            .replace("HY-30250", "WI-IDOC")
            .replace("<EDATUV>20261201</EDATUV>", "");
    InterchangeResult answer = apply(forecast.substring(0, end) + wrong + forecast.substring(end));
    assertThat(answer.outcome()).isEqualTo(InterchangeOutcome.CONTRADICTED);
    assertThat(told(answer)).startsWith("VALUE_MISSING E1EDP16 EDATUV");
    assertThat(hub.events("DeliverySchedule:HENGYUE:JIAXIN:PLANT2:WI-IDOC:5500000123:-"))
        .singleElement()
        .isInstanceOf(ReleaseContradicted.class);
  }

  @Test
  void both_desks_have_it_in_their_list_until_one_of_them_ends_it() {
    InterchangeResult answer =
        apply(forecast("WI-7", item("WI-H", "113:40"), item("WI-I", "3:40")));
    AlertRow work = work("HENGYUE", answer);
    assertThat(work.kind()).isEqualTo("message-contradicted");
    assertThat(work.concern()).as("whose turn it is").isEqualTo("HENGYUE");
    assertThat(work.missing()).containsExactly("1");
    assertThat(work.takenBy()).isNull();
    assertThat(work("JIAXIN", answer)).isEqualTo(work);
    assertThat(works("HONGZHU", answer)).as("nobody else's").isEmpty();

    var alerts = new Alerts(hub.writer());
    assertThat(alerts.take(work.id(), LI_NA)).isTrue();
    assertThat(work("HENGYUE", answer).takenBy()).isEqualTo("P-0003");
    assertThat(work.isEndedBy("JIAXIN")).isTrue();
    assertThat(work.isEndedBy("HONGZHU")).isFalse();
    assertThat(alerts.end(work.id(), LI_NA, "They sent it anew.")).isTrue();
    assertThat(alerts.take(work.id(), LI_NA)).isFalse();
    assertThat(work("JIAXIN", answer).endedBy()).isEqualTo("P-0003");
  }

  @Test
  void what_is_refused_for_its_meaning_is_work_too() {
    InterchangeResult answer = apply(forecast("WI-8", item("WI-J", "3:40")));
    assertThat(answer.messages())
        .extracting(MessageResult::outcome)
        .containsExactly(Outcome.REJECTED);
    assertThat(works("JIAXIN", answer)).hasSize(1);
  }

  private static AlertRow work(String party, InterchangeResult of) {
    return works(party, of).getFirst();
  }

  /** A reaction raises the alert some time after the views show its subject. */
  private static List<AlertRow> works(String party, InterchangeResult of) {
    long head = hub.history().positions().head();
    assertThat(hub.history().positions().awaitSettled(head, Duration.ofSeconds(20))).isTrue();
    long patience = System.nanoTime() + Duration.ofSeconds(2).toNanos();
    List<AlertRow> found;
    do {
      found =
          hub.alerts(party).stream()
              .filter(it -> String.valueOf(of.id()).equals(it.interchange()))
              .toList();
    } while (found.isEmpty() && System.nanoTime() < patience);
    return found;
  }
}
