package weft.edi.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.edi.mapping.Aliases;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.edi.reader.text.Segment;
import weft.measure.Quantity;
import weft.ordering.LineAnswer;
import weft.ordering.LineAnswer.Kind;
import weft.ordering.Order;
import weft.ordering.PurchaseOrder;
import weft.ordering.PurchaseOrderEvent.OrderAnswered;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;
import weft.ordering.PurchaseOrderId;
import weft.party.EdiRules;
import weft.party.PartyCode;
import weft.promise.Promise;

class X12OrderResponseTest {
  private static final LocalDate DUE = LocalDate.of(2027, 1, 11);
  private static final PurchaseOrderId ID = new PurchaseOrderId(new PartyCode("HENGYUE"), "PO-1");
  private static final PartyCode JIAXIN = new PartyCode("JIAXIN");

  private static LineAnswer accepted(String line) {
    return new LineAnswer(line, Kind.ACCEPTED, List.of(new Promise(DUE, Quantity.of(100))), null);
  }

  static byte[] written(String version, LineAnswer... answers) {
    String day = version.compareTo("004010") < 0 ? "261124" : "20261124";
    ReadMessage ordered = Samples.read(order(version, day)).messages().getFirst();
    assertThat(ordered.faults()).isEmpty();
    var lines = List.of(line("10"), line("20"), line("30"));
    PurchaseOrder order =
        PurchaseOrder.NEW
            .evolve(
                new OrderPlaced(ID, JIAXIN, new Order(JIAXIN, "PLANT1", DUE, "CNY", lines, null)))
            .evolve(new OrderAnswered(ID, JIAXIN, List.of(answers), null));
    LocalDateTime when = LocalDateTime.of(2026, 11, 24, 8, 30);
    var theirs = Objects.requireNonNull(Samples.read(order(version, day)).envelope());
    return new X12OrderResponse(
            theirs.answered(theirs.version(), "00000007", when),
            ordered,
            order,
            Aliases.of(EdiRules.USUAL))
        .write("00000007", when);
  }

  private static String order(String version, String day) {
    return X12Samples.interchange(
        version.startsWith("005") ? X12Samples.ISA_5010 : X12Samples.ISA,
        "850",
        version,
        "BEG*00*SA*PO-1**" + day,
        "N1*BY*Hengyue*92*HENGYUE",
        "N1*SU**92*JIAXIN",
        "PO1*10*100*PC*2.5**BP*HY-10",
        "PO1*20*100*EA*2.5**BP*HY-20",
        "PO1*30*100*EA*2.5**BP*HY-30",
        "CTT*3");
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

  private static List<String> segments(byte[] written) {
    ReadInterchange read = EdiReader.read(written);
    assertThat(Samples.faults(read)).isEmpty();
    return read.segments().stream().map(Segment::toString).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"003040", "003070", "004010", "004010VICS", "004060", "005010"})
  void an_answer_of_every_kind_reads_clean_in_the_order_s_own_release(String version) {
    String day = version.compareTo("004010") < 0 ? "270111" : "20270111";
    assertThat(segments(written(version, OrdrspTest.EVERY_KIND)))
        .contains(
            "N1*BY*Hengyue*92*HENGYUE",
            "PO1*10*100*PC***BP*HY-10*VP*J-10",
            "ACK*IA*100*PC*067*" + day,
            "ACK*IC*60*EA*067*" + day,
            "ACK*IR",
            "N9*L1*1",
            "CTT*3")
        .anyMatch(it -> it.startsWith("BAK*00*AC*PO-1*"))
        .anyMatch(it -> it.matches("(MSG|MTX).*\\*capacity: lathe 3 is down for two weeks"));
  }

  @Test
  void an_order_accepted_in_every_line_is_accepted_as_a_whole() {
    assertThat(segments(written("004010", accepted("10"), accepted("20"), accepted("30"))))
        .contains("BAK*00*AD*PO-1*20261124****00000007*20261124");
  }

  @Test
  void an_order_answered_in_part_holds_its_other_lines() {
    assertThat(segments(written("004010", accepted("10")))).contains("ACK*IH");
  }

  @Test
  void it_goes_back_to_whom_the_group_came_from() {
    String text = new String(written("004010", accepted("10")), StandardCharsets.ISO_8859_1);
    assertThat(text).contains("GS*PR*WEFT*HENGYUE*20261124*0830*7*X*004010~");
  }

  /** Creates an 865 for a change of line 20, with an answer to line 20. */
  static byte[] toChange(String version) {
    String day = version.compareTo("004010") >= 0 ? "20261124" : "261124";
    String text =
        X12Samples.interchange(
            version.startsWith("005") ? X12Samples.ISA_5010 : X12Samples.ISA,
            "860",
            version,
            "BCH*04*SA*PO-1**2*" + day,
            "N1*BY*Hengyue*92*HENGYUE",
            "POC*20*QD*60**PC",
            "CTT*1");
    ReadInterchange theirs = Samples.read(text);
    assertThat(Samples.faults(theirs)).isEmpty();
    var lines = List.of(line("10"), line("20"));
    PurchaseOrder order =
        PurchaseOrder.NEW
            .evolve(
                new OrderPlaced(ID, JIAXIN, new Order(JIAXIN, "PLANT1", DUE, "CNY", lines, null)))
            .evolve(new OrderAnswered(ID, JIAXIN, List.of(accepted("20")), null));
    LocalDateTime when = LocalDateTime.of(2026, 11, 24, 8, 30);
    var envelope = Objects.requireNonNull(theirs.envelope());
    return new X12OrderResponse(
            envelope.answered(envelope.version(), "00000007", when),
            theirs.messages().getFirst(),
            order,
            Aliases.of(EdiRules.USUAL))
        .write("00000007", when);
  }

  @ParameterizedTest
  @ValueSource(strings = {"003040", "004010", "005010"})
  void a_change_is_answered_by_865_in_its_own_release(String version) {
    boolean century = version.compareTo("004010") >= 0;
    String day = century ? "20261124" : "261124";
    assertThat(segments(toChange(version)))
        .contains(
            "BCA*00*AC*PO-1**2*" + day + "***00000007*" + day,
            "POC*10*NC*100**EA***BP*HY-10*VP*J-10",
            "ACK*IH",
            "POC*20*QD*100**PC***BP*HY-20*VP*J-20",
            "ACK*IA*100*PC*067*" + (century ? "20270111" : "270111"),
            "CTT*2")
        .anyMatch(it -> it.startsWith("GS*CA*WEFT*HENGYUE*"));
  }
}
