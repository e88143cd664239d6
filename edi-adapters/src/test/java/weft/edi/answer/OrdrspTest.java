package weft.edi.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.edi.mapping.Aliases;
import weft.edi.profile.Rules;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.measure.Quantity;
import weft.ordering.LineAnswer;
import weft.ordering.LineAnswer.Kind;
import weft.ordering.Order;
import weft.ordering.PurchaseOrder;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.ordering.PurchaseOrderId;
import weft.party.EdiRules;
import weft.party.EdiRules.Alias;
import weft.party.PartyCode;
import weft.promise.Promise;
import weft.promise.Reason;

class OrdrspTest {
  private static final LocalDate DUE = LocalDate.of(2027, 1, 11);
  private static final LocalDateTime WHEN = LocalDateTime.of(2026, 11, 24, 8, 30);
  private static final PurchaseOrderId ID = new PurchaseOrderId(new PartyCode("HENGYUE"), "PO-1");
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");
  private static final Reason CAPACITY =
      new Reason(Reason.Code.CAPACITY, "lathe 3 is down for two weeks");

  static final LineAnswer[] EVERY_KIND = {
    new LineAnswer("10", Kind.ACCEPTED, List.of(new Promise(DUE, Quantity.of(100))), null),
    new LineAnswer(
        "20",
        Kind.PROPOSED,
        List.of(new Promise(DUE, Quantity.of(60)), new Promise(DUE.plusDays(7), Quantity.of(40))),
        CAPACITY),
    new LineAnswer("30", Kind.REFUSED, List.of(), CAPACITY)
  };

  @ParameterizedTest
  @ValueSource(strings = {"96A", "97A", "99A", "00A", "01B", "03B", "04A", "07A", "10A"})
  void an_answer_of_every_kind_reads_clean_in_the_order_s_own_release(String release) {
    ReadInterchange answer = answered(release, EVERY_KIND);
    assertThat(answer.allFaults()).isEmpty();
    assertThat(answer.messages().getFirst().type()).isEqualTo("ORDRSP");
    assertThat(answer.messages().getFirst().release()).isEqualTo("D" + release);
    assertThat(text(answer))
        .contains(
            "BGM+231+7+4",
            "RFF+ON:PO-1",
            "LIN+10+5",
            "LIN+20+3",
            "QTY+113:60:PCE",
            "LIN+30+7",
            "FTX+AAI+++capacity");
  }

  @Test
  void an_order_accepted_in_every_line_is_accepted_as_a_whole() {
    assertThat(text(answered("96A", accepted("10"), accepted("20"), accepted("30"))))
        .contains("BGM+231+7+29");
  }

  @Test
  void an_order_answered_in_part_is_not_accepted_yet() {
    assertThat(text(answered("96A", accepted("10")))).contains("BGM+231+7+4", "LIN+20+4");
  }

  @Test
  void an_order_refused_in_every_line_is_refused_as_a_whole() {
    assertThat(text(answered("96A", refused("10"), refused("20"), refused("30"))))
        .contains("BGM+231+7+27");
  }

  /** The partner has two names for one unit of the hub: the answer uses the order's. */
  @Test
  void parts_and_units_are_called_as_the_partner_calls_them() {
    var rules =
        Rules.agreed()
            .parts(List.of(new Alias("4711", "HY-10")))
            .units(List.of(new Alias("STK", "PCE"), new Alias("PCE", "PCE")))
            .rules();
    ReadInterchange answer =
        EdiReader.read(written(Aliases.of(rules), "97A", accepted("10"), accepted("20")));
    assertThat(text(answer))
        .contains("LIN+10+5+4711:IN", "LIN+20+5+HY-20:IN", "QTY+113:100:PCE")
        .doesNotContain("HY-10", "STK");
  }

  private static LineAnswer accepted(String line) {
    return new LineAnswer(line, Kind.ACCEPTED, List.of(new Promise(DUE, Quantity.of(100))), null);
  }

  private static LineAnswer refused(String line) {
    return new LineAnswer(line, Kind.REFUSED, List.of(), CAPACITY);
  }

  private static ReadInterchange answered(String release, LineAnswer... answers) {
    return EdiReader.read(written(release, answers));
  }

  static byte[] written(String release, LineAnswer... answers) {
    return written(Aliases.of(EdiRules.USUAL), release, answers);
  }

  private static byte[] written(Aliases names, String release, LineAnswer... answers) {
    String orders =
        "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0800+I1'UNH+M1+ORDERS:D:%s:UN'BGM+220+PO-1+9'DTM+137:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'"
                .formatted(release)
            + "LIN+10++A:IN'QTY+21:100:PCE'UNS+S'UNT+9+M1'UNZ+1+I1'";
    ReadInterchange read = EdiReader.read(orders.getBytes(StandardCharsets.ISO_8859_1));
    var lines = List.of(line("10"), line("20"), line("30"));
    PurchaseOrder order =
        PurchaseOrder.NEW
            .evolve(
                new OrderPlaced(ID, JIAXIN, new Order(JIAXIN, "PLANT1", DUE, "CNY", lines, null)))
            .evolve(new OrderAnswered(ID, JIAXIN, List.of(answers), null));
    var envelope = java.util.Objects.requireNonNull(read.envelope()).answered(3, "7", WHEN);
    return new Ordrsp(envelope, read.messages().getFirst(), order, names).write("PO-1", "7", WHEN);
  }

  private static Order.Line line(String number) {
    return new Order.Line(
        number,
        "HY-" + number,
        "J-" + number,
        null,
        "PCE",
        Quantity.of(100),
        null,
        List.of(new Promise(DUE, Quantity.of(100))),
        null,
        null,
        null);
  }

  private static String text(ReadInterchange answer) {
    return answer.segments().stream().map(Object::toString).reduce("", (a, b) -> a + b + "'");
  }
}
