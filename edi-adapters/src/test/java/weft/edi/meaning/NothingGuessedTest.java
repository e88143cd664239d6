package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.JIAXIN;
import static weft.edi.meaning.Village.PLAIN;
import static weft.edi.meaning.Village.item;
import static weft.edi.meaning.Village.lines;
import static weft.edi.meaning.Village.places;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.edi.meaning.words.Correspondents;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.VdaSamples;
import weft.edi.reader.X12Samples;

/** An impossible value is a fault at its place; the hub never drops or replaces it. */
class NothingGuessedTest {
  private static final String ORDER =
      "BGM+220+4711+9'DTM+137:20261124:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'";
  private static final String CHANGE =
      "BGM+230+CHG-7+4'DTM+137:20261124:102'RFF+ON:4711'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'";
  private static final String DUE = "DTM+2:20261210:102'";
  private static final String BEG = "BEG*00*SA*4500**20261124~N1*SU**92*JIAXIN~";
  private static final String DATED = "BEG*00*SA*4500**20261124~DTM*002*20270115~N1*SU**92*JIAXIN~";
  private static final String BCH = "BCH*04*SA*4500**1*20261124~N1*SU**92*JIAXIN~";
  private static final String BFR =
      "BFR*05**7*DL*%s*20261130**20261124~N1*SU**92*JIAXIN~N1*ST**92*PLANT1~LIN*1*BP*P1~UIT*EA~";
  private static final String IDOC_ORDER =
      new String(Samples.bytes("idoc-orders05-hengyue.xml"), UTF_8);
  private static final String IDOC_SCHEDULE =
      new String(Samples.bytes("idoc-delfor02-hengyue.xml"), UTF_8);

  private static List<String> x12(String type, String body) {
    ReadMessage read =
        Samples.read(X12Samples.set(type, X12Samples.inner(body))).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return places(Village.PIPELINE.map(read, new Correspondents(PLAIN, HENGYUE, null)));
  }

  private static List<String> idoc(String text) {
    ReadMessage read = EdiReader.read(text.getBytes(UTF_8)).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return places(Village.PIPELINE.map(read, new Correspondents(PLAIN, HENGYUE, JIAXIN)));
  }

  private static List<String> vda(String... pairs) {
    ReadMessage read = EdiReader.read(VdaSamples.callOff(pairs)).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return places(Village.PIPELINE.map(read, new Correspondents(PLAIN, HENGYUE, JIAXIN)));
  }

  private static List<String> edifact(String type, String body) {
    return places(PLAIN.meaning(type, "D96A", body + "UNS+S'"));
  }

  @Test
  void less_than_nothing_is_no_demand() {
    assertThat(places(item("SCC+1'QTY+113:-5:PCE'DTM+2:20261201:102'")))
        .containsExactly("QUANTITY_NEGATIVE QTY C186.6060");
    assertThat(x12("830", BFR.formatted("A") + "FST*-5*C*D*20261201~"))
        .containsExactly("QUANTITY_NEGATIVE FST FST01");
    assertThat(x12("830", BFR.formatted("A") + "FST*5*C*D*20261201~SDQ*EA*92*PLANT1*-5*PLANT2*10~"))
        .containsExactly("QUANTITY_NEGATIVE SDQ SDQ04");
    assertThat(idoc(IDOC_SCHEDULE.replaceFirst("<WMENG>40", "<WMENG>-40")))
        .containsExactly("QUANTITY_NEGATIVE E1EDP16 WMENG");
    assertThat(vda("261201", "-00000040", "261202", "50"))
        .containsExactly("QUANTITY_NEGATIVE 513 513-09");
    assertThat(
            places(
                PLAIN.meaning(
                    "DELJIT",
                    "D97A",
                    "BGM+242+J77+9'"
                        + Village.PARTIES
                        + "NAD+ST+PLANT1::92'SEQ+1'LIN+1++P1:IN'QTY+1:-5:PCE'DTM+2:20261201:102'"
                        + "QTY+1:9:PCE'DTM+2:20261202:102'")))
        .containsExactly("QUANTITY_NEGATIVE QTY C186.6060");
  }

  @Test
  void a_date_without_a_quantity_is_no_demand_and_no_zero() {
    assertThat(idoc(IDOC_SCHEDULE.replaceFirst("<WMENG>40[.0]*</WMENG>", "")))
        .containsExactly("VALUE_MISSING E1EDP16 WMENG");
    assertThat(vda("261201", " ".repeat(9), "261202", "50"))
        .containsExactly("VALUE_MISSING 513 513-09");
    assertThat(vda("261201", "0", "261202", "50")).isEmpty();
  }

  @Test
  void a_return_is_no_negative_demand_and_may_be_told_as_a_last_receipt() {
    assertThat(lines(item("QTY+48:-5:PCE'SCC+1'QTY+113:40:PCE'DTM+2:20261201:102'")))
        .containsExactly("2026-12-01 40");
  }

  @Test
  void less_than_nothing_is_no_order() {
    assertThat(edifact("ORDERS", ORDER + "LIN+10++P1:IN'QTY+21:-5:PCE'" + DUE))
        .containsExactly("QUANTITY_NEGATIVE QTY C186.6060");
    assertThat(edifact("ORDERS", ORDER + "LIN+10++P1:IN'QTY+21:5:PCE'SCC+1'QTY+21:-5:PCE'" + DUE))
        .contains("QUANTITY_NEGATIVE QTY C186.6060");
    assertThat(edifact("ORDCHG", CHANGE + "LIN+10+3'QTY+21:-5:PCE'"))
        .containsExactly("QUANTITY_NEGATIVE QTY C186.6060");
    assertThat(x12("850", DATED + "PO1*1*-5*EA***BP*P1~"))
        .containsExactly("QUANTITY_NEGATIVE PO1 PO102");
    assertThat(x12("850", BEG + "PO1*1*5*EA***BP*P1~SCH*-5*EA***002*20270115~"))
        .as("and not that its day is missing")
        .containsExactly("QUANTITY_NEGATIVE SCH SCH01");
    assertThat(x12("860", BCH + "POC*1*QI*-5**EA***BP*P1~"))
        .containsExactly("QUANTITY_NEGATIVE POC POC03");
    assertThat(idoc(IDOC_ORDER.replaceFirst("<MENGE>30", "<MENGE>-30")))
        .containsExactly("QUANTITY_NEGATIVE E1EDP01 MENGE");
  }

  @Test
  void two_lines_of_one_number_are_wrong_at_the_second() {
    String twice = "LIN+10++P1:IN'QTY+21:5:PCE'" + DUE + "LIN+10++P2:IN'QTY+21:7:PCE'" + DUE;
    assertThat(edifact("ORDERS", ORDER + twice)).containsExactly("LINE_REPEATED LIN 1082");
    assertThat(edifact("ORDCHG", CHANGE + "LIN+10+3'QTY+21:5:PCE'LIN+10+3'QTY+21:7:PCE'"))
        .containsExactly("LINE_REPEATED LIN 1082");
    assertThat(edifact("ORDERS", ORDER + twice.replaceFirst("LIN.10", "LIN+0010")))
        .as("zeros in front are no part of a number")
        .containsExactly("LINE_REPEATED LIN 1082");
    assertThat(x12("850", DATED + "PO1*1*5*EA***BP*P1~PO1*1*7*EA***BP*P2~"))
        .containsExactly("LINE_REPEATED PO1 PO101");
    assertThat(x12("860", BCH + "POC*1*QI*5**EA***BP*P1~POC*1*QI*7**EA***BP*P1~"))
        .containsExactly("LINE_REPEATED POC POC01");
    assertThat(idoc(IDOC_ORDER.replace("<POSEX>00020", "<POSEX>00010")))
        .containsExactly("LINE_REPEATED E1EDP01 POSEX");
  }

  @Test
  void a_change_may_remove_a_line_and_add_it_anew() {
    assertThat(edifact("ORDCHG", CHANGE + "LIN+10+2'LIN+10+1+P1:IN'QTY+21:7:PCE'" + DUE)).isEmpty();
  }

  @Test
  void the_day_of_the_order_is_no_day_of_delivery() {
    assertThat(edifact("ORDERS", ORDER + "LIN+10++P1:IN'QTY+21:5:PCE'"))
        .containsExactly("VALUE_MISSING LIN C507.2380");
    assertThat(x12("850", BEG + "PO1*1*5*EA***BP*P1~")).containsExactly("VALUE_MISSING PO1 DTM02");
    assertThat(
            idoc(
                IDOC_ORDER
                    .replaceAll("<EDATU>[^<]*</EDATU>", "")
                    .replaceAll("<IDDAT>002</IDDAT>", "<IDDAT>099</IDDAT>")))
        .isNotEmpty()
        .allMatch(it -> it.startsWith("VALUE_MISSING E1EDP"));
  }

  @Test
  void a_delivery_without_a_day_has_its_line_s_or_is_wrong() {
    String half = "SCC+1'QTY+21:20:PCE'DTM+2:20261210:102'QTY+21:40:PCE'";
    assertThat(edifact("ORDERS", ORDER + "LIN+10++P1:IN'QTY+21:60:PCE'" + half))
        .containsExactly("VALUE_MISSING QTY C507.2380");
    assertThat(edifact("ORDERS", ORDER + "LIN+10++P1:IN'QTY+21:60:PCE'DTM+2:20261220:102'" + half))
        .isEmpty();
  }

  @Test
  void a_cumulative_never_falls_from_one_date_to_the_next() {
    String falling =
        "QTY+70:1000:PCE'SCC+1'QTY+3:1040:PCE'DTM+2:20261201:102'SCC+1'QTY+3:1030:PCE'"
            + "DTM+2:20261203:102'";
    assertThat(places(item(falling))).containsExactly("CUMULATIVE_FALLS QTY C186.6060");
    assertThat(
            places(
                item(
                    "QTY+70:1000:PCE'SCC+1'QTY+1:40:PCE'DTM+2:20261201:102'QTY+3:1040:PCE'"
                        + "DTM+2:20261201:102'QTY+1:10:PCE'DTM+2:20261203:102'QTY+3:1030:PCE'"
                        + "DTM+2:20261203:102'")))
        .as("beside discrete ones, too")
        .containsExactly("CUMULATIVE_FALLS QTY C186.6060");
    assertThat(
            x12(
                "830",
                BFR.formatted("C")
                    + "FST*1250*C*D*20261201~FST*1240*D*W*20261207~"
                    + "SHP*02*1200*051*20260101**20261123~"))
        .containsExactly("CUMULATIVE_FALLS FST FST01");
  }

  @Test
  void on_one_date_the_less_binding_may_be_told_first() {
    assertThat(
            lines(
                item(
                    "QTY+70:1000:PCE'SCC+4'QTY+3:1100:PCE'DTM+2:20261201:102'"
                        + "SCC+1'QTY+3:1040:PCE'DTM+2:20261201:102'")))
        .containsExactly("2026-12-01 40", "2026-12-01 60");
  }
}
