package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HEAD_D97A;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.JIAXIN;
import static weft.edi.meaning.Village.delfor;
import static weft.edi.meaning.Village.places;
import static weft.edi.meaning.Village.streams;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.document.BusinessDocument;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.shipment.DespatchLine;
import weft.shipment.ShipmentCommand.AdviseShipment;

/** Some partners pad the numbers of orders, agreements and parts with blanks. */
class PaddedNumbersTest {
  private static final String DELVRY = new String(Samples.bytes("idoc-delvry05-jiaxin.xml"), UTF_8);
  private static final String ORDER = new String(Samples.bytes("idoc-orders05-hengyue.xml"), UTF_8);
  private static final String GOODS =
      "DTM+137:20261126:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'CPS+1++4'LIN+1++P1"
          + " :IN'QTY+12:5:PCE'RFF+";

  private static Meaning ofJiaxin(String interchange) {
    ReadMessage read = EdiReader.read(interchange.getBytes(UTF_8)).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, JIAXIN, HENGYUE));
  }

  private static Meaning edifact(String type, String body) {
    return ofJiaxin(
        Samples.interchange(
            "UNB+UNOC:3+JIAXIN:ZZ+HENGYUE:ZZ+261126:0800+REF1'",
            type + ":D:96A:UN",
            body.split("'")));
  }

  private static Meaning x12(String type, String body) {
    return ofJiaxin(
        X12Samples.set(type, X12Samples.inner(body))
            .replace(
                "*ZZ*HENGYUE        *ZZ*WEFT           *",
                "*ZZ*JIAXIN         *ZZ*HENGYUE        *"));
  }

  private static DespatchLine sent(Meaning meaning) {
    return meaning.commands().stream()
        .filter(AdviseShipment.class::isInstance)
        .map(it -> ((AdviseShipment) it).despatch().lines().getFirst())
        .findFirst()
        .orElseThrow();
  }

  private static BusinessDocument.Line kept(Meaning meaning) {
    return requireNonNull(meaning.document()).lines().getFirst();
  }

  @Test
  void goods_serve_the_order_that_their_despatch_advice_names_with_blanks() {
    DespatchLine edifact = sent(edifact("DESADV", "BGM+351+LS-1+9'" + GOODS + "ON:4711 :10'"));
    assertThat(edifact.order()).isEqualTo("4711");
    assertThat(edifact.orderLine()).isEqualTo("10");
    assertThat(edifact.part()).isEqualTo("P1");
    DespatchLine x12 =
        sent(
            x12(
                "856",
                "BSN*00*LS-1*20261126*0900*0001~HL*1**S~N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~"
                    + "HL*2*1*O~PRF*4711 **20261101~HL*3*2*I~LIN*1*BP*P1 *VP*S1~SN1**5*EA~"));
    assertThat(x12.order()).isEqualTo("4711");
    assertThat(x12.part()).isEqualTo("P1");
    assertThat(sent(ofJiaxin(DELVRY.replace("<BSTNR>4500099855", "<BSTNR>4500099855 "))).order())
        .isEqualTo("4500099855");
  }

  @Test
  void a_receipt_and_an_invoice_name_the_order_without_the_blanks() {
    assertThat(kept(edifact("RECADV", "BGM+632+WE-1+9'" + GOODS + "ON:4711 :10'")).order())
        .isEqualTo("4711");
    var invoice =
        x12(
            "810",
            "BIG*20261126*RE-1**4711 *7~N1*BY**92*HENGYUE~N1*SU**92*JIAXIN~IT1*1*5*EA*2**BP*P1~"
                + "TDS*1000~");
    assertThat(kept(invoice).order()).isEqualTo("4711");
  }

  @Test
  void schedules_and_goods_name_the_agreement_without_the_blanks() {
    assertThat(
            streams(
                delfor(
                    "D97A",
                    HEAD_D97A
                        + "LIN+1++P1:IN'RFF+ON:55001"
                        + " :1'SCC+1++D'QTY+113:40:PCE'DTM+2:20261201:102'")))
        .containsExactly("DeliverySchedule:HENGYUE:JIAXIN:PLANT1:P1:55001:-");
    assertThat(streams(X12PlanningItems.item("UIT*EA~REF*PO*55001 *of us~FST*40*C*D*20261207~")))
        .containsExactly("DeliverySchedule:HENGYUE:JIAXIN:PLANT1:P1:55001:-");
    assertThat(sent(edifact("DESADV", "BGM+351+LS-1+9'" + GOODS + "CT:55001 :1'")).agreement())
        .isEqualTo("55001");
  }

  @Test
  void a_number_of_blanks_alone_is_missing() {
    String body =
        "DTM+137:20261128:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'NAD+ST+PLANT1::92'"
            + "LIN+1++P1:IN'QTY+21:10:PCE'DTM+2:20261207:102'UNS+S'";
    assertThat(missing(Village.PLAIN.meaning("ORDERS", "D96A", "BGM+220+ +9'" + body)))
        .containsExactly("VALUE_MISSING BGM 1004");
    assertThat(missing(Village.PLAIN.meaning("ORDCHG", "D96A", "BGM+230+ +4'" + body)))
        .containsExactly("VALUE_MISSING BGM 1004");
    ReadMessage idoc =
        EdiReader.read(
                ORDER.replace("<BELNR>4500012399</BELNR>", "<BELNR> </BELNR>").getBytes(UTF_8))
            .messages()
            .getFirst();
    assertThat(
            places(Village.PIPELINE.map(idoc, new Correspondents(Village.PLAIN, HENGYUE, JIAXIN))))
        .containsExactly("VALUE_MISSING E1EDK01 BELNR");
  }

  private static List<String> missing(Meaning meaning) {
    assertThat(meaning.commands()).isEmpty();
    return places(meaning);
  }
}
