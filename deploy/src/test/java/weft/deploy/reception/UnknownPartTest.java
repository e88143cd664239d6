package weft.deploy.reception;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.database.Beside;
import weft.deploy.SampleFiles;
import weft.edi.InterchangeResult;
import weft.edi.expected.AlertRow;
import weft.edi.reception.MessageReruns.Asked;
import weft.edi.writer.VdaWriter;
import weft.event.Provenance;
import weft.interchange.Fault;
import weft.interchange.FaultCode;
import weft.interchange.InterchangeOutcome;
import weft.language.Text;
import weft.party.Partnership;
import weft.party.PartyCode;

/** An unknown part is reported at its place in the message, in the terms of its standard. */
@Beside("own")
class UnknownPartTest {
  private static SmallHub hub;

  @BeforeAll
  static void holds() {
    hub = new SmallHub();
    hub.agree(new Partnership(new PartyCode("HENGYUE"), new PartyCode("JIAXIN")), SmallHub.HOLDS);
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  @ParameterizedTest
  @CsvSource({
    "delfor-d97a-hengyue-jiaxin.edi, LIN, C212.7140",
    "call-off-deljit-d97a-hengyue-jiaxin.edi, LIN, C212.7140",
    "forecast-x12-830-hengyue-jiaxin.x12, LIN, LIN03",
    "call-off-x12-862-hengyue-jiaxin.x12, LIN, LIN03",
    "forecast-vda-4905-hengyue-jiaxin.vda, 512, 512-08",
    "forecast-idoc-delfor02-hengyue-jiaxin.xml, E1EDP10, IDNKD",
    "orders-d96a-hengyue-jiaxin.edi, LIN, C212.7140",
    "order-x12-850-hengyue-jiaxin.x12, PO1, PO107",
    "order-idoc-orders05-hengyue-jiaxin.xml, E1EDP19, IDTNR",
  })
  void in_each_standard(String sample, String tag, String element) {
    told(SampleFiles.bytes(sample), tag, element);
  }

  @Test
  void behind_the_supplier_s_number_or_in_a_segment_of_its_own() {
    told(
        SampleFiles.bytes("call-off-x12-862-hengyue-jiaxin.x12")
            .replace("*BP*HY-30250*VP*JX-30250", "*VP*JX-30250*BP*HY-30251")
            .replace("000000903", "000000904"),
        "LIN",
        "LIN05");
    told(
        SampleFiles.bytes("delfor-d97a-hengyue-jiaxin.edi")
            .replace("SAMPLE-1", "PIA-1")
            .replaceAll("LIN\\+(\\d+)\\+\\+([^:]+):IN'\\s*PIA\\+1\\+", "LIN+$1'PIA+1+$2-B:BP+"),
        "PIA",
        "C212.7140");
  }

  private static String order(String number, String part) {
    return OurAnswers.order(number, "JIAXIN", "")
        .replaceAll("LIN\\+1\\+\\+[^:']+", "LIN+1++" + part);
  }

  private static InterchangeResult apply(String text) {
    return hub.apply(text.getBytes(ISO_8859_1), "HENGYUE");
  }

  private static void learn(String interchange, int message) {
    hub.reruns()
        .byHand(
            new Asked(
                UUID.fromString(interchange), message, new Text("a new part", "新零件"), true, null),
            new Provenance.Actor(new PartyCode("HENGYUE"), null, "hengyue-edi"));
  }

  @Test
  void of_an_order_it_waits_for_somebody_to_have_it_learned_and_is_known_to_the_next() {
    InterchangeResult held = apply(order("UP-1", "UP-PART"));
    assertThat(held.outcome()).isEqualTo(InterchangeOutcome.HELD);
    assertThat(hub.events("PurchaseOrder:HENGYUE:UP-1")).isEmpty();
    learn(String.valueOf(held.id()), 1);
    assertThat(hub.events("PurchaseOrder:HENGYUE:UP-1")).hasSize(1);
    assertThat(hub.events("Part:HENGYUE:JIAXIN:UP-PART")).hasSize(1);
    assertThat(apply(order("UP-2", "UP-PART")).outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(hub.events("Part:HENGYUE:JIAXIN:UP-PART")).hasSize(1);
    InterchangeResult added =
        apply(
            "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261125:0612+UP-3'UNH+1+ORDCHG:D:96A:UN'BGM+230+C1+4'"
                + "DTM+137:20261125:102'RFF+ON:UP-2'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'"
                + "LIN+99+1+UP-OTHER:IN'QTY+21:5:PCE'DTM+2:20270115:102'UNS+S'UNT+11+1'UNZ+1+UP-3'");
    assertThat(added.messages())
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.faults())
                    .extracting(fault -> fault.code() + " " + fault.tag())
                    .containsExactly("PART_UNKNOWN LIN"));
    assertThat(hub.events("PurchaseOrder:HENGYUE:UP-2")).hasSize(1);
  }

  @Test
  void what_waits_is_told_once_for_its_interchange_until_none_of_it_waits() throws Exception {
    String first = order("UP-7", "UP-SEVEN");
    String second =
        first
            .substring(first.indexOf("UNH"), first.indexOf("UNZ"))
            .replace("UNH+1", "UNH+2")
            .replace("UNT+11+1", "UNT+11+2")
            .replace("UP-7", "UP-8")
            .replace("UP-SEVEN", "UP-EIGHT");
    String two = first.replace("UNZ+1", second + "UNZ+2");
    String id = String.valueOf(apply(two).id());
    AlertRow told = untilTold(id, it -> it.missing().size() == 2);
    assertThat(told.kind()).isEqualTo("message-held");
    assertThat(told.text().en())
        .isEqualTo(
            "Messages 1, 2 in UP-7 of HENGYUE are held: a partner, part or order is not known yet,"
                + " or firm demand would be removed.");
    learn(id, 1);
    told = untilTold(id, it -> it.missing().size() == 1);
    assertThat(told.missing()).containsExactly("2");
    assertThat(told.endedAt()).isNull();
    learn(id, 2);
    told = untilTold(id, it -> it.missing().isEmpty());
    assertThat(told.endedAt()).isNotNull();
    assertThat(told.endedBy()).isNull();
  }

  private static AlertRow untilTold(String interchange, Predicate<AlertRow> seen)
      throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (true) {
      List<AlertRow> of =
          hub.alerts("HENGYUE").stream()
              .filter(it -> interchange.equals(it.interchange()))
              .toList();
      assertThat(of).hasSizeLessThanOrEqualTo(1);
      if (!of.isEmpty() && seen.test(of.getFirst())) return of.getFirst();
      assertThat(System.nanoTime()).as(of.toString()).isLessThan(deadline);
      Thread.sleep(20);
    }
  }

  @Test
  void in_a_VDA_4915() {
    var out = new VdaWriter(ISO_8859_1, true);
    out.record("551", "02", "HENGYUE", "JIAXIN", "123", "124", "261124");
    out.record("552", "01", "P1", "77", "261127", "HY-4915", "JX-88", "G3");
    out.record("553", "01", "1200");
    out.record("554", "01", "261201", "0600", "40");
    told(new String(out.end("551", "02").toBytes(), ISO_8859_1), "552", "552-06");
  }

  private static void told(String text, String tag, String element) {
    InterchangeResult result = hub.apply(text.getBytes(ISO_8859_1), "HENGYUE");
    assertThat(result.outcome()).isEqualTo(InterchangeOutcome.HELD);
    List<Fault> unknown =
        result.messages().stream()
            .flatMap(it -> it.faults().stream())
            .filter(it -> it.code() == FaultCode.PART_UNKNOWN)
            .toList();
    assertThat(unknown).isNotEmpty();
    for (Fault it : unknown) {
      assertThat(it.tag()).isEqualTo(tag);
      assertThat(it.element()).isEqualTo(element);
      String part = it.text().en().split(" ", 3)[1];
      assertThat(text.substring((int) it.offset())).startsWith(part);
    }
  }
}
