package weft.deploy.reception.schedule;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weft.deploy.SampleFiles;
import weft.deploy.reception.SmallHub;
import weft.edi.InterchangeResult;
import weft.edi.meaning.Meanings;
import weft.interchange.FaultCode;
import weft.interchange.InterchangeEvent.DocumentKept;
import weft.interchange.InterchangeKey;
import weft.interchange.InterchangeOutcome;
import weft.ordering.PurchaseOrderEvent.OrderChanged;
import weft.ordering.PurchaseOrderEvent.OrderPlaced;

/** Messages that replace the content of a number used before. */
class ReplacementsTest {
  private static SmallHub hub;

  @BeforeAll
  static void opens() {
    hub = SmallHub.acknowledging(Meanings.BY_TYPE);
  }

  @AfterAll
  static void closes() {
    hub.close();
  }

  private static InterchangeResult apply(String text, String from) {
    return hub.apply(text.getBytes(ISO_8859_1), from);
  }

  @Test
  void ORDERS_with_1225_5_replaces_the_order() {
    String order =
        "UNB+UNOC:3+HENGYUE:ZZ+WEFT:ZZ+261124:0612+RP-1'UNH+1+ORDERS:D:96A:UN'BGM+220+RP-1+9'"
            + "DTM+137:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'NAD+ST+PLANT1::92'"
            + "LIN+10++P-1:IN'QTY+21:4:PCE'DTM+2:20270115:102'"
            + "LIN+20++P-2:IN'QTY+21:9:PCE'DTM+2:20270116:102'UNS+S'UNT+14+1'UNZ+1+RP-1'";
    apply(order, "HENGYUE");
    InterchangeResult again =
        apply(
            order
                .replace("0612+RP-1", "0612+RP-2")
                .replace("UNZ+1+RP-1", "UNZ+1+RP-2")
                .replace("RP-1+9'", "RP-1+5'")
                .replace("QTY+21:9", "QTY+21:12"),
            "HENGYUE");
    assertThat(again.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(hub.events("PurchaseOrder:HENGYUE:RP-1"))
        .hasSize(2)
        .last()
        .isInstanceOfSatisfying(
            OrderChanged.class,
            it -> {
              assertThat(it.lines()).extracting(line -> line.line()).containsExactly("20");
              assertThat(it.removed()).isEmpty();
            });
  }

  @Test
  void an_850_with_BEG01_05_replaces_the_order() {
    String order =
        SampleFiles.bytes("order-x12-850-hengyue-jiaxin.x12").replace("4500099850", "RP-X12");
    apply(order.replace("000000902", "000000942"), "HENGYUE");
    InterchangeResult again =
        apply(
            order
                .replace("000000902", "000000943")
                .replace("BEG*00*", "BEG*05*")
                .replace("PO1*10*30*", "PO1*10*33*"),
            "HENGYUE");
    assertThat(again.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    assertThat(hub.events("PurchaseOrder:HENGYUE:RP-X12"))
        .hasSize(2)
        .first()
        .isInstanceOf(OrderPlaced.class);
    assertThat(hub.events("PurchaseOrder:HENGYUE:RP-X12").getLast())
        .isInstanceOf(OrderChanged.class);
  }

  /** In each standard the second message reports one piece more as sent. */
  @ParameterizedTest
  @CsvSource({
    "despatch-desadv-d96a-jiaxin-hengyue.edi, QTY+12:120, QTY+12:121, SAMPLE-7, SAMPLE-7B",
    "despatch-x12-856-jiaxin-hengyue.x12, SN1*1*40, SN1*1*41, 000000010, 000000011",
    "despatch-vda-4913-jiaxin-hengyue.vda, 0120000ST, 0121000ST, 0041100412, 0041200413",
    "despatch-idoc-delvry05-jiaxin-hengyue.xml, <LFIMG>30, <LFIMG>31, 0000000903, 0000000904",
  })
  void a_second_original_advice_that_says_other_things_contradicts_and_is_not_kept(
      String file, String sent, String other, String reference, String next) {
    String advice = SampleFiles.bytes(file);
    assertThat(advice).contains(sent, reference);
    InterchangeResult first = apply(advice, "JIAXIN");
    assertThat(first.outcome()).isEqualTo(InterchangeOutcome.ACCEPTED);
    InterchangeResult same = apply(advice.replace(reference, next), "JIAXIN");
    assertThat(same.outcome()).as("the same once more").isEqualTo(InterchangeOutcome.ACCEPTED);
    InterchangeResult second =
        apply(
            advice.replace(reference, next.replaceAll("..$", "77")).replace(sent, other), "JIAXIN");
    assertThat(second.outcome()).isEqualTo(InterchangeOutcome.CONTRADICTED);
    assertThat(second.messages().getFirst().faults())
        .filteredOn(it -> it.code() == FaultCode.CONTRADICTION)
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.tag()).isNotNull();
              assertThat(it.segment()).isPositive();
              assertThat(it.text().zh()).contains("\u53d1\u8d27\u901a\u77e5");
            });
    var key = new InterchangeKey("JIAXIN", second.receiver(), second.reference());
    assertThat(hub.events(key.stream())).isNotEmpty().noneMatch(DocumentKept.class::isInstance);
  }
}
