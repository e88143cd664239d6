package weft.edi.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.faults;
import static weft.edi.meaning.Village.forecast;
import static weft.edi.meaning.Village.lines;
import static weft.edi.meaning.Village.streams;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.X12Samples;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Received;
import weft.scheduling.release.ScheduleLine;

class X12PlanningScheduleTest extends X12PlanningItems {
  private static String issued(String dtm) {
    Meaning meaning =
        meaning("BFR*05**7*DL*A*20261130**20261124~" + dtm.replace("~", ""), "FST*1*C*D*20261201~");
    return String.valueOf(forecast(meaning).release().issued());
  }

  @Test
  void what_was_wanted_at_once_before_the_day_of_issue_is_backlog() {
    assertThat(
            scheduled(
                "FST*9*A*D*20261123~FST*8*A*D*20261124~FST*7*A*D*20261129~FST*6*C*D*20261123~"))
        .extracting(it -> it.firmness() + " " + it.quantity())
        .containsExactlyInAnyOrder("BACKLOG 9", "FIRM 6", "IMMEDIATE 8", "IMMEDIATE 7");
  }

  @Test
  void FST02_is_the_status_and_FST03_the_timing_though_the_letters_are_the_same() {
    List<ScheduleLine> lines =
        scheduled(
            "FST*10*C*D*20261201~FST*20*C*C*20261202~FST*30*D*C*20261203~FST*40*D*D*20261204~"
                + "FST*50*A*D*20261130~FST*60*D*W*20261207~FST*70*D*M*20270101~");
    assertThat(lines)
        .extracting(ScheduleLine::firmness)
        .containsExactly(
            Firmness.IMMEDIATE,
            Firmness.FIRM,
            Firmness.FIRM,
            Firmness.FORECAST,
            Firmness.FORECAST,
            Firmness.FORECAST,
            Firmness.FORECAST);
    assertThat(lines)
        .extracting(ScheduleLine::bucket)
        .containsExactly(
            Bucket.DAY, Bucket.DAY, Bucket.DAY, Bucket.DAY, Bucket.DAY, Bucket.WEEK, Bucket.MONTH);
  }

  @Test
  void BFR04_DL_are_days_of_delivery_and_SH_days_of_shipment() {
    String fst = "FST*10*C*D*20261201~";
    assertThat(scheduled(fst).getFirst().dateKind()).isEqualTo(DateKind.DELIVERY);
    Meaning shipped = meaning("BFR*05**7*SH*A*20261130**20261124", fst);
    assertThat(forecast(shipped).lines().getFirst().dateKind()).isEqualTo(DateKind.SHIP);
  }

  @Test
  void FST06_says_otherwise_for_one_quantity_and_at_what_time() {
    ScheduleLine line = scheduled("FST*10*C*D*20261201**010*0630~").getFirst();
    assertThat(line.dateKind()).isEqualTo(DateKind.SHIP);
    assertThat(line.time()).isEqualTo(LocalTime.of(6, 30));
  }

  @Test
  void BFR05_C_are_cumulatives_counted_from_what_was_received() {
    Meaning meaning =
        meaning(
            "BFR*05**7*DL*C*20261130**20261124",
            "FST*1250*C*D*20261201~FST*1400*D*W*20261207~SHP*02*1200*051*20260101**20261123~");
    assertThat(lines(meaning)).containsExactly("2026-12-01 50", "2026-12-07 150");
    assertThat(forecast(meaning).lines().getLast().cumulative()).isEqualTo(Quantity.of("1400"));
  }

  @Test
  void cumulatives_without_an_anchor_are_a_fault_and_not_demand_from_zero() {
    Meaning meaning = meaning("BFR*05**7*DL*C*20261130**20261124", "FST*1250*C*D*20261201~");
    assertThat(faults(meaning)).containsExactly(FaultCode.CUMULATIVE_WITHOUT_ANCHOR);
  }

  @Test
  void ATH_PQ_anchors_cumulatives_where_nothing_was_received() {
    Meaning meaning =
        meaning(
            "BFR*05**7*DL*C*20261130**20261124",
            "ATH*PQ*20261129*1000**20260101~FST*1250*C*D*20261201~");
    assertThat(lines(meaning)).containsExactly("2026-12-01 250");
  }

  @Test
  void SHP_are_anchors_and_never_demand() {
    Forecast forecast =
        forecast(
            item(
                "FST*10*C*D*20261201~SHP*01*150*050*20261119~REF*SI*ASN-5512~"
                    + "SHP*02*1200*051*20260101**20261123~SHP*02*1350*011*20261123~"));
    assertThat(lines(forecast)).containsExactly("2026-12-01 10");
    assertThat(forecast.received().cumulative()).isEqualTo(Quantity.of("1200"));
    assertThat(forecast.received().since()).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(forecast.received().asOf()).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(forecast.received().lastQuantity()).isEqualTo(Quantity.of("150"));
    assertThat(forecast.received().lastDate()).isEqualTo(LocalDate.of(2026, 11, 19));
    assertThat(forecast.received().lastReference()).isEqualTo("ASN-5512");
  }

  @Test
  void QTY_02_below_a_discrete_FST_is_the_cumulative_beside_it() {
    assertThat(scheduled("FST*40*C*D*20261201~QTY*02*1245~FST*60*C*D*20261202~" + RECEIVED))
        .extracting(it -> it.quantity() + " " + it.cumulative())
        .containsExactly("40 1245", "60 1300");
    Meaning falls =
        meaning(
            "BFR*05**7*DL*A*20261130**20261124",
            "FST*40*C*D*20261201~QTY*02*1245~FST*60*C*D*20261202~QTY*02*1100~");
    assertThat(falls.faults())
        .extracting(it -> it.code() + " " + it.tag() + " " + it.element())
        .containsExactly("CUMULATIVE_FALLS QTY QTY02");
  }

  @Test
  void DTM_097_of_the_day_of_issue_has_its_time() {
    assertThat(issued("DTM*097*20261124*0615~")).isEqualTo("2026-11-24T06:15");
    assertThat(issued("DTM*102*20261124*061530~")).isEqualTo("2026-11-24T06:15:30");
    assertThat(issued("DTM*097*20261125*0615~")).as("another day").isEqualTo("2026-11-24T00:00");
    assertThat(issued("DTM*010*20261124*0615~")).as("of shipment").isEqualTo("2026-11-24T00:00");
  }

  @Test
  void a_delivery_pattern_holds_its_own_quantities() {
    assertThat(lines(item("SDP*A*Y~FST*5*D*W*20261207~"))).containsExactly("2026-12-07 5");
  }

  @Test
  void SDQ_divides_a_quantity_among_ship_tos() {
    Meaning meaning = item("FST*30*C*D*20261201~SDQ*EA*92*PLANT1*10*PLANT2*20~");
    assertThat(meaning.faults()).isEmpty();
    assertThat(streams(meaning))
        .containsExactly(
            "DeliverySchedule:HENGYUE:JIAXIN:PLANT1:P1:-:-",
            "DeliverySchedule:HENGYUE:JIAXIN:PLANT2:P1:-:-");
    assertThat(Village.forecasts(meaning))
        .extracting(Forecast::total)
        .containsExactly(Quantity.of("10"), Quantity.of("20"));
  }

  @Test
  void SDQ_divides_all_that_the_FST_says_and_no_more() {
    for (String parts : List.of("PLANT1*10*PLANT2*15", "PLANT1*10*PLANT2*25"))
      assertThat(item("FST*30*C*D*20261201~SDQ*EA*92*" + parts + "~").faults())
          .extracting(it -> it.code() + " " + it.tag() + " " + it.element())
          .containsExactly("CONTROL_TOTAL SDQ SDQ04");
  }

  @Test
  void what_was_received_of_several_ship_tos_together_is_that_of_none() {
    String divided = "SDQ*EA*92*PLANT1*200*PLANT2*100~";
    String received = "SHP*02*%s*051*20260101**20261123~";
    Meaning discrete = item("FST*300*C*D*20261201~" + divided + received.formatted("100"));
    assertThat(faults(discrete)).containsExactly(FaultCode.MEANING_UNKNOWN);
    assertThat(Village.forecasts(discrete))
        .allSatisfy(
            it -> {
              assertThat(it.received()).isEqualTo(Received.UNKNOWN);
              assertThat(it.lines()).extracting(ScheduleLine::cumulative).containsOnlyNulls();
            });
    String cumulative = "BFR*05**7*DL*C*20261130**20261124";
    String fst = "FST*300*C*D*20261201~" + divided;
    assertThat(faults(meaning(cumulative, fst + received.formatted("100"))))
        .contains(FaultCode.CUMULATIVE_WITHOUT_ANCHOR);
    assertThat(Village.forecasts(meaning(cumulative, fst + received.formatted("0"))))
        .extracting(Forecast::total)
        .containsExactly(Quantity.of("200"), Quantity.of("100"));
  }

  @Test
  void the_release_is_BFR03_else_BFR02_and_issued_on_BFR08() {
    Forecast forecast = forecast(item("FST*10*C*D*20261201~"));
    assertThat(forecast.release().number()).isEqualTo("7");
    assertThat(forecast.release().issued()).isEqualTo(LocalDate.of(2026, 11, 24).atStartOfDay());
    assertThat(forecast.horizonStart()).isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(forecast.horizonEnd()).isEqualTo(LocalDate.of(2027, 2, 28));
    Meaning other = meaning("BFR*05*F48**DL*A*20261130**20261124", "FST*1*C*D*20261201~");
    assertThat(forecast(other).release().number()).isEqualTo("F48");
  }

  @Test
  void the_agreement_is_the_item_s_contract_or_order_else_the_schedule_s() {
    assertThat(streams(item("REF*CT*CT-9~FST*10*C*D*20261201~")))
        .containsExactly("DeliverySchedule:HENGYUE:JIAXIN:PLANT1:P1:CT-9:-");
    assertThat(streams(meaning("BFR*05**7*DL*A*20261130**20261124**CT-1", "FST*10*C*D*20261201~")))
        .containsExactly("DeliverySchedule:HENGYUE:JIAXIN:PLANT1:P1:CT-1:-");
  }

  @Test
  void each_and_piece_are_one_unit() {
    assertThat(forecast(item("UIT*EA~FST*10*C*D*20261201~")).unit()).isEqualTo("PCE");
    assertThat(forecast(item("UIT*PC~FST*10*C*D*20261201~")).unit()).isEqualTo("PCE");
    assertThat(forecast(item("UIT*KG~FST*10*C*D*20261201~")).unit()).isEqualTo("KGM");
  }

  @Test
  void an_item_without_quantities_is_a_release_that_wants_none() {
    assertThat(forecast(item("UIT*EA~")).lines()).isEmpty();
  }

  @Test
  void a_whole_schedule_is_not_cancelled_by_a_message() {
    Meaning meaning = meaning("BFR*01**7*DL*A*20261130**20261124", "FST*10*C*D*20261201~");
    assertThat(faults(meaning)).containsExactly(FaultCode.MEANING_UNKNOWN);
    assertThat(meaning.commands()).isEmpty();
  }

  @Test
  void a_buyer_who_is_not_the_sender_and_a_supplier_nobody_knows_are_faults() {
    String text =
        X12Samples.set(
            "830",
            "BFR*05**7*DL*A*20261130**20261124",
            "N1*BY**92*LINGYUN",
            "N1*SU**92*NOBODY",
            "LIN*1*BP*P1");
    ReadMessage read = Samples.read(text).messages().getFirst();
    Meaning meaning = Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, HENGYUE, null));
    assertThat(Village.places(meaning))
        .containsExactly("SENDER_MISMATCH N1 N104", "UNKNOWN_PARTNER N1 N104");
  }

  @Test
  void the_same_schedule_means_the_same_as_830_and_as_DELFOR() {
    ReadMessage x12 = EdiReader.read(Samples.bytes("830-004010-hengyue.x12")).messages().getFirst();
    Meaning meaning = Village.PIPELINE.map(x12, new Correspondents(Village.PLAIN, HENGYUE, null));
    assertThat(meaning.faults()).isEmpty();
    assertThat(streams(meaning))
        .containsExactly(
            "DeliverySchedule:HENGYUE:JIAXIN:PLANT1:HY-4711-A:CT-77:-",
            "DeliverySchedule:HENGYUE:JIAXIN:PLANT1:HY-4712:CT-77:-");
    Forecast forecast = Village.forecasts(meaning).getFirst();
    Forecast delfor =
        Village.forecast(
            Village.delfor(
                "D97A",
                "BGM+241+91+5'DTM+137:20261124:102'DTM+158:20261130:102'DTM+159:20270228:102'"
                    + "NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'GIS+37'NAD+ST+PLANT1::92'LIN+1++HY-4711-A:IN'IMD+++:::Boom"
                    + " head bushing'RFF+CT:CT-77'"
                    + "QTY+70:1200:PCE'DTM+52:20261123:102'QTY+48:150:PCE'DTM+50:20261119:102'"
                    + "RFF+AAK:ASN-5512'"
                    + "SCC+1'QTY+113:120:PCE'DTM+2:20261130:102'QTY+113:80:PCE'DTM+2:202612021400:203'"
                    + "SCC+2++W'QTY+113:200:PCE'DTM+2:20261207:102'"
                    + "SCC+3++W'QTY+113:200:PCE'DTM+2:20261221:102'"
                    + "SCC+4++M'QTY+113:600:PCE'DTM+2:20270201:102'"));
    assertThat(forecast.unit()).isEqualTo(delfor.unit());
    assertThat(forecast.received())
        .usingRecursiveComparison()
        .as("of the two the 830 alone names the day from which its cumulative counts")
        .ignoringFields("cumulativeSegment", "lastSegment", "since")
        .isEqualTo(delfor.received());
    assertThat(forecast.description()).isEqualTo(delfor.description());
    assertThat(forecast.lines().stream().map(X12PlanningScheduleTest::said))
        .isEqualTo(delfor.lines().stream().map(X12PlanningScheduleTest::said).toList());
  }

  private static String said(ScheduleLine it) {
    return it.due()
        + " "
        + it.time()
        + " "
        + it.dateKind()
        + " "
        + it.bucket()
        + " "
        + it.firmness()
        + " "
        + it.quantity()
        + " "
        + it.cumulative();
  }
}
