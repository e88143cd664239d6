package weft.deploy.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import weft.desk.DeskCommand.Ask;
import weft.edi.InterchangeResult;
import weft.edi.outbox.OutgoingRow;
import weft.interchange.InterchangeOutcome;
import weft.ordering.LineAnswer;
import weft.ordering.PurchaseOrderCommand.AnswerOrder;
import weft.ordering.PurchaseOrderId;
import weft.party.PartyCode;

/** A hub's answers to HENGYUE's orders, and their results. */
final class OurAnswers {
  private static final PartyCode HENGYUE = new PartyCode("HENGYUE");
  private final SmallHub hub;

  OurAnswers(SmallHub hub) {
    this.hub = hub;
  }

  /** The ORDRSP to an order with this number. */
  OutgoingRow toOrder(String number, String supplier) throws InterruptedException {
    return answer("ORDRSP", order(number, supplier, ""), number, supplier);
  }

  private void accept(String number, String supplier) {
    var answer = new LineAnswer("1", LineAnswer.Kind.ACCEPTED, List.of(), null);
    var party = new PartyCode(supplier);
    var command = new AnswerOrder(new PurchaseOrderId(HENGYUE, number), party, List.of(answer));
    hub.counter().ask(new Ask(SmallHub.provenance(party, command.partnership()), null, 1, command));
  }

  OutgoingRow row(OutgoingRow it) {
    return hub.sent("HENGYUE", "").stream()
        .filter(other -> other.id().equals(it.id()))
        .findFirst()
        .orElseThrow();
  }

  static String state(OutgoingRow it) {
    return it.acknowledged() == null ? "" : it.acknowledged().state();
  }

  OutgoingRow until(OutgoingRow of, Predicate<OutgoingRow> holds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!holds.test(row(of))) {
      assertThat(System.nanoTime()).as("%s", row(of)).isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return row(of);
  }

  InterchangeResult apply(String text) {
    return hub.apply(text.getBytes(ISO_8859_1), "HENGYUE");
  }

  static String order(String number, String supplier, String asked) {
    return "UNB+UNOC:3+HENGYUE:ZZ+%2$s:ZZ+261124:0612+%1$s%3$s'UNH+1+ORDERS:D:97A:UN'BGM+220+%1$s+9'DTM+137:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+%2$s::92'NAD+ST+PLANT1::92'LIN+1++P-1:IN'QTY+21:4:PCE'DTM+2:20270115:102'UNS+S'UNT+11+1'UNZ+1+%1$s'"
        .formatted(number, supplier, asked);
  }

  static String x12(String number, String group, String type, String inner, int segments) {
    return "ISA*00*          *00*          *ZZ*HENGYUE        *ZZ*JIAXIN         *261124*0800*U*00401*000000%1$s*0*P*>~GS*%2$s*HENGYUE*JIAXIN*20261124*0800*%1$s*X*004010~ST*%3$s*0001~%4$sSE*%5$d*0001~GE*1*%1$s~IEA*1*000000%1$s~"
        .formatted(number, group, type, inner, segments);
  }

  static String x12Order(String control, String number) {
    return x12(
        control,
        "PO",
        "850",
        "BEG*00*SA*" + number + "**20261124~PO1*1*40*EA*2**BP*P1~DTM*002*20270701~",
        5);
  }

  /** The 855 to an 850 with this control and order number. */
  OutgoingRow toX12Order(String control, String number) throws InterruptedException {
    return toX12(x12Order(control, number), number);
  }

  /** The 855 to this 850. */
  OutgoingRow toX12(String text, String number) throws InterruptedException {
    return answer("855", text, number, "JIAXIN");
  }

  private OutgoingRow answer(String type, String text, String number, String supplier)
      throws InterruptedException {
    InterchangeResult ordered = apply(text);
    assertThat(ordered.outcome()).as("%s", ordered).isEqualTo(InterchangeOutcome.ACCEPTED);
    accept(number, supplier);
    hub.written(type, String.valueOf(ordered.id()));
    return hub.sent("HENGYUE", type).stream()
        .filter(it -> String.valueOf(ordered.id()).equals(it.inAnswerTo()))
        .findFirst()
        .orElseThrow();
  }

  /** GS06 of the sent interchange. */
  String group(OutgoingRow of) {
    return hub.admin()
        .sql("select group_reference from weft.outbox where id = ?")
        .param(of.id())
        .query(String.class)
        .single();
  }
}
