package weft.edi.demand;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static weft.edi.demand.Schedules.DAY;
import static weft.edi.demand.Schedules.HENGYUE;
import static weft.edi.demand.Schedules.JIAXIN;
import static weft.edi.demand.Schedules.forecast;
import static weft.edi.demand.Schedules.id;
import static weft.edi.demand.Schedules.line;
import static weft.edi.demand.Schedules.rule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.edi.meaning.Village;
import weft.edi.onward.NotWritable;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadInterchange;
import weft.measure.Quantity;
import weft.party.EdiRules.CallOffPrecedence;
import weft.party.EdiRules.Outbound;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleId;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

class DemandWriterTest {
  static final LocalDate MONDAY = LocalDate.of(2026, 12, 7);

  static final Forecast BOOM =
      new Forecast(
          new Release("90", DAY.atTime(6, 0)),
          DAY,
          DAY.plusDays(90),
          "PCE",
          "Boom head",
          new Received(
              Quantity.of(1200),
              DAY,
              Quantity.of(80),
              DAY.minusDays(6),
              "LS-7781",
              null,
              null,
              null),
          List.of(
              span(MONDAY, Bucket.DAY, Firmness.FIRM, 40, LocalTime.of(6, 30), 1240L),
              span(MONDAY.plusDays(7), Bucket.WEEK, Firmness.PRODUCTION, 200, null, 1440L),
              span(LocalDate.of(2027, 1, 1), Bucket.MONTH, Firmness.FORECAST, 600, null, 2040L)));

  static final DeliveryScheduleId WHOLE =
      new DeliveryScheduleId(HENGYUE, JIAXIN, "PLANT1", "HY-1", "4600090", "T4");

  static ScheduleLine span(
      LocalDate due,
      Bucket bucket,
      Firmness firmness,
      long quantity,
      @Nullable LocalTime time,
      @Nullable Long cumulative) {
    return new ScheduleLine(
        due,
        0,
        time,
        DateKind.DELIVERY,
        bucket,
        firmness,
        Quantity.of(quantity),
        cumulative == null ? null : Quantity.of(cumulative),
        null);
  }

  static ForecastReleased released(Forecast it) {
    return new ForecastReleased(id("HY-1"), it, null, null, null, null, null);
  }

  static String text(Outbound rule, Object... events) {
    return new String(Schedules.written(Schedules.demand(events), rule), ISO_8859_1);
  }

  static void assertRefused(Outbound rule, Object event, String... said) {
    assertThatExceptionOfType(NotWritable.class)
        .isThrownBy(() -> text(rule, event))
        .satisfies(e -> assertThat(e.text().en()).contains(said))
        .satisfies(e -> assertThat(e.text().zh()).isNotEqualTo(e.text().en()));
  }

  @Test
  void a_forecast_is_a_DELFOR_in_the_syntax_and_separators_agreed_upon() {
    var rule = new Outbound("DELFOR", "D97A", "UNOB:2", "=+,? '", "VDA", null, null);
    assertThat(text(rule, new ForecastReleased(WHOLE, BOOM, null, null, null, null, null)))
        .isEqualTo(
            "UNA=+,? 'UNB+UNOB=2+HENGYUE=ZZ+JIAXIN=ZZ+261126=0930+00000007'"
                + "UNH+1+DELFOR=D=97A=UN=VDA'BGM+241+90+5'DTM+137=202611260600=203'"
                + "DTM+158=20261126=102'DTM+159=20270224=102'NAD+BY+HENGYUE==92'NAD+SU+JIAXIN==92'"
                + "GIS+37'NAD+ST+PLANT1==92'LIN+1++HY-1=IN'IMD+F++===Boom head'LOC+11+T4'"
                + "RFF+ON=4600090'QTY+70=1200=PCE'DTM+52=20261126=102'QTY+48=80=PCE'"
                + "DTM+50=20261120=102'RFF+AAK=LS-7781'"
                + "SCC+1++D'QTY+113=40=PCE'DTM+2=202612070630=203'"
                + "SCC+2++W'QTY+113=200=PCE'DTM+2=20261214=102'"
                + "SCC+4++M'QTY+113=600=PCE'DTM+2=20270101=102'UNT+28+1'UNZ+1+00000007'");
  }

  @Test
  void a_forecast_is_an_830_in_the_version_and_separators_agreed_upon() {
    var rule = new Outbound("830", "004030", "00403", ":|. ^\n", "X1", null, null);
    assertThat(text(rule, new ForecastReleased(WHOLE, BOOM, null, null, null, null, null)))
        .isEqualTo(
            """
            ISA|00|          |00|          |ZZ|HENGYUE        |ZZ|JIAXIN         |261126|0930|^|00403|000000007|0|P|:
            GS|PS|HENGYUE|JIAXIN|20261126|0930|7|X|004030X1
            ST|830|0001
            BFR|05|90|90|DL|A|20261126|20270224|20261126
            DTM|097|20261126|0600
            N1|BY||92|HENGYUE
            N1|SU||92|JIAXIN
            LIN|1|BP|HY-1
            UIT|EA
            PID|F||||Boom head
            REF|PO|4600090
            REF|DK|T4
            ATH|FI|20261214
            N1|ST||92|PLANT1
            FST|40|C|D|20261207||002|0630
            FST|200|D|W|20261214
            FST|600|D|M|20270101
            SHP|01|80|050|20261120
            REF|SI|LS-7781
            SHP|02|1200|050|20261126
            CTT|1
            SE|20|0001
            GE|1|7
            IEA|1|000000007
            """);
  }

  private static CallOffReleased calledOff(String part, String site) {
    var morning = span(MONDAY, Bucket.DAY, Firmness.FIRM, 24, LocalTime.of(6, 0), null);
    return calledOff(part, site, Received.UNKNOWN, List.of(morning));
  }

  static CallOffReleased calledOff(
      String part, String site, Received received, List<ScheduleLine> lines) {
    var callOff =
        new CallOff(
            new Release("7001", DAY.atTime(16, 0)),
            MONDAY,
            MONDAY.plusDays(2),
            "PCE",
            null,
            received,
            lines,
            CallOffPrecedence.REPLACE_WINDOW);
    var id = new DeliveryScheduleId(HENGYUE, JIAXIN, site, part, null, null);
    return new CallOffReleased(id, callOff, forecast("1"), null, null);
  }

  @Test
  void each_ship_to_of_a_call_off_is_a_message_of_its_own() {
    assertThat(
            text(rule("DELJIT", "D01B"), calledOff("HY-1", "PLANT1"), calledOff("HY-2", "PLANT2")))
        .contains(
            "UNH+1+DELJIT:D:01B:UN'BGM+242+7001+5'DTM+137:202611261600:203'DTM+158:20261207:102'"
                + "DTM+159:20261209:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'NAD+ST+PLANT1::92'"
                + "SEQ++1'LIN+1++HY-1:IN'QTY+113:24:PCE'SCC+1++D'DTM+2:202612070600:203'UNT",
            "UNH+2+DELJIT:D:01B:UN'",
            "NAD+ST+PLANT2::92'SEQ++1'LIN+1++HY-2:IN'",
            "UNZ+2+");
    assertThat(
            text(rule("862", "004010"), calledOff("HY-1", "PLANT1"), calledOff("HY-2", "PLANT2")))
        .contains(
            "BSS*05*7001*20261126*DL*20261207*20261209**7001***A~DTM*097*20261126*1600~"
                + "N1*BY**92*HENGYUE~"
                + "N1*SU**92*JIAXIN~N1*ST**92*PLANT1~LIN*1*BP*HY-1~UIT*EA~"
                + "FST*24*C*D*20261207**002*0600~CTT*1~",
            "N1*ST**92*PLANT2~",
            "GE*2*7~");
  }

  @ParameterizedTest
  @ValueSource(strings = {"D96A", "D97A", "D10A"})
  void a_part_that_stopped_is_wanted_no_more_of(String release) {
    String text = text(rule("DELFOR", release), released(forecast("8")));
    assertThat(text).contains("QTY+113:0:PCE'", "DTM+2:20261126:102'");
    ReadInterchange read = EdiReader.read(text.getBytes(ISO_8859_1));
    var understood = Village.forecasts(Village.PLAIN.meaning(read.messages().getFirst()));
    assertThat(understood)
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.with(null)).isEqualTo(forecast("8"));
              assertThat(requireNonNull(requireNonNull(it.particulars()).zeros()))
                  .as("the zero that says so is kept")
                  .hasSize(1);
            });
  }

  @Test
  void a_part_that_stopped_is_a_zero_in_the_other_messages_too() {
    assertThat(text(rule("830", "004010"), released(forecast("8"))))
        .contains("FST*0*C*D*20261126~");
    var stopped =
        new ForecastReleased(
            new DeliveryScheduleId(HENGYUE, JIAXIN, "P1", "X", null, null),
            forecast("8"),
            null,
            null,
            null,
            null,
            null);
    assertThat(text(rule("4905", "02"), stopped)).contains("222222000000000");
  }

  @Test
  void more_quantities_than_a_LIN_holds_go_on_in_another_with_their_cumulatives() {
    List<ScheduleLine> days = new ArrayList<>();
    for (int i = 0; i < 250; i++)
      days.add(span(DAY.plusDays(i), Bucket.DAY, Firmness.FORECAST, 1, null, 101L + i));
    var year =
        new Forecast(
            new Release("90", DAY.atStartOfDay()),
            null,
            null,
            "PCE",
            null,
            new Received(Quantity.of(100), null, null, null, null, null, null, null),
            days);
    ReadInterchange read =
        EdiReader.read(text(rule("DELFOR", "D96A"), released(year)).getBytes(ISO_8859_1));
    assertThat(read.allFaults()).isEmpty();
    assertThat(read.segments().stream().filter(it -> it.tag().equals("LIN"))).hasSize(3);
    var understood = Village.forecasts(Village.PLAIN.meaning(read.messages().getFirst()));
    assertThat(understood).extracting(SchedulesReadBackTest::plain).containsExactly(year);
  }

  @Test
  void a_description_that_the_characters_cannot_say_is_left_out_and_a_number_is_not() {
    var chinese =
        new Forecast(new Release("9", null), null, null, "PCE", "吊臂头", Received.UNKNOWN, List.of());
    assertThat(text(rule("DELFOR", "D97A"), released(chinese))).doesNotContain("IMD");
    assertThat(
            text(
                new Outbound("DELFOR", "D97A", "UNOY:4", null, null, null, null),
                released(chinese)))
        .contains("IMD");
    assertThat(text(rule("830", "004010"), released(chinese))).doesNotContain("PID");
    assertRefused(
        rule("DELFOR", "D97A"),
        new ForecastReleased(id("零件"), chinese, null, null, null, null, null),
        "characters");
    assertRefused(
        rule("830", "004010"),
        new ForecastReleased(id("P*1"), chinese, null, null, null, null, null),
        "characters");
  }

  /** ST is a sheet in EDIFACT and a set in X12. */
  @Test
  void a_unit_that_X12_has_for_another_is_not_written() {
    var sheets =
        new Forecast(new Release("9", null), null, null, "ST", null, Received.UNKNOWN, List.of());
    assertThat(text(rule("DELFOR", "D97A"), released(sheets))).contains("QTY+113:0:ST'");
    assertRefused(
        rule("830", "004010"),
        new ForecastReleased(id("X"), sheets, null, null, null, null, null),
        "unit ST");
  }

  @Test
  void what_nobody_dated_was_issued_when_the_hub_was_told() {
    var undated =
        new Forecast(new Release("9", null), null, null, "PCE", null, Received.UNKNOWN, List.of());
    assertThat(text(rule("DELFOR", "D97A"), released(undated))).contains("DTM+137:20261127:102'");
    assertThat(text(rule("830", "004010"), released(undated)))
        .contains("BFR*05*9*9*DL*A*20261127**20261127~");
  }

  /** Immediate demand of a day before the issue day is backlog; a later one is not. */
  @Test
  void backlog_is_what_was_wanted_at_once_before_the_day_of_issue_in_X12() {
    var owed =
        forecast(
            "9",
            line(DAY.minusDays(9), Firmness.BACKLOG, 12),
            line(DAY, Firmness.BACKLOG, 3),
            line(DAY, Firmness.IMMEDIATE, 5));
    assertThat(text(rule("830", "004010"), released(owed)))
        .contains("FST*12*A*D*20261117~FST*3*A*D*20261125~FST*5*A*D*20261126~");
  }

  /** ATH covers all days up to one. */
  @Test
  void a_forecast_within_what_may_be_made_cannot_be_said_in_X12() {
    var mixed =
        forecast(
            "9",
            line(DAY.plusDays(1), Firmness.FORECAST, 5),
            line(DAY.plusDays(2), Firmness.PRODUCTION, 6));
    assertRefused(rule("830", "004010"), released(mixed), "HY-1", "5 on 2026-11-27 (FORECAST");
    var shipped =
        new ScheduleLine(
            DAY, 0, null, DateKind.SHIP, Bucket.DAY, Firmness.FIRM, Quantity.of(4), null, null);
    var both = forecast("9", line(DAY.plusDays(1), Firmness.FIRM, 5), shipped);
    assertRefused(rule("830", "004010"), released(both), "5 on 2026-11-27 (FIRM, DAY, DELIVERY)");
    assertThat(text(rule("DELFOR", "D97A"), released(both))).contains("DTM+10:20261126:102'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"D92B", "009010"})
  void a_release_without_a_table_is_not_written(String release) {
    assertRefused(rule("DELFOR", release), released(BOOM), release);
  }
}
