package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.JIAXIN;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Release;

/** A DELFOR02 is a release for each of its items. */
class IdocScheduleTest {
  private static final String SCHEDULE =
      new String(Samples.bytes("idoc-delfor02-hengyue.xml"), UTF_8);

  private static Meaning meaning(String text) {
    ReadMessage read = EdiReader.read(text.getBytes(UTF_8)).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, HENGYUE, JIAXIN));
  }

  /** Returns the faults if the sample's month is another period. */
  static List<String> periods(String code) {
    return Village.places(meaning(SCHEDULE.replaceFirst("<PRGRS>W", "<PRGRS>" + code)));
  }

  /** The faults of the sample with its month as another period and a quantity of zero. */
  static List<String> nothing(String code) {
    return Village.places(
        meaning(
            SCHEDULE.replaceFirst(
                "<PRGRS>M(?s)(.*?)<WMENG>[0-9.]+", "<PRGRS>" + code + "$1<WMENG>0.000")));
  }

  /** The faults of the sample with another cumulative received. */
  static List<String> received(String cumulative) {
    return Village.places(meaning(SCHEDULE.replace("<AKUEM>540.000", "<AKUEM>" + cumulative)));
  }

  @Test
  void a_sign_before_and_behind_or_alone_is_no_number() {
    for (String quantity : List.of("-24.000-", "-", "24-000", "24.000--"))
      assertThat(
              EdiReader.read(
                      SCHEDULE.replace("<WMENG>24.000", "<WMENG>" + quantity).getBytes(UTF_8))
                  .messages()
                  .getFirst()
                  .faults())
          .as(quantity)
          .extracting(it -> it.code() + " " + it.element())
          .containsExactly("ELEMENT_NOT_NUMERIC WMENG");
  }

  @Test
  void DELFOR02_releases_a_forecast_of_each_item() {
    Meaning meaning = meaning(SCHEDULE);
    Forecast forecast = Village.forecast(meaning);
    assertThat(Village.streams(meaning))
        .containsExactly("DeliverySchedule:HENGYUE:JIAXIN:PLANT2:HY-30250:5500000123:-");
    assertThat(forecast.release())
        .isEqualTo(new Release("12", LocalDateTime.of(2026, 11, 24, 0, 0)));
    assertThat(forecast.received().cumulative()).isEqualTo(Quantity.of(540));
    assertThat(forecast.received().lastReference()).isEqualTo("70001182");
    assertThat(
            forecast.lines().stream()
                .map(it -> it.due() + " " + it.bucket() + " " + it.firmness() + " " + it.quantity())
                .toList())
        .isEqualTo(
            List.of(
                "2026-12-01 DAY FIRM 40",
                "2026-12-03 DAY FIRM 24",
                "2026-12-07 WEEK PRODUCTION 60",
                "2027-01-01 MONTH MATERIAL 180",
                "2027-02-01 MONTH FORECAST 200"));
    assertThat(forecast.lines().getFirst().cumulative()).isEqualTo(Quantity.of(580));
  }

  @Test
  void a_release_of_DELFOR02_is_bounded_by_its_cumulative_and_what_crosses_it_is_split() {
    // 540 received, 64 on days: 604 before the week, 664 before the month
    String bounded =
        SCHEDULE
            .replace("</ABFDE>", "</ABFDE><AKUFF>650.000</AKUFF>")
            .replace("</ABMDE>", "</ABMDE><AKUMF>700.000</AKUMF>");
    assertThat(Village.forecast(meaning(bounded)).lines())
        .extracting(it -> it.due() + " " + it.firmness() + " " + it.quantity())
        .containsExactly(
            "2026-12-01 FIRM 40",
            "2026-12-03 FIRM 24",
            "2026-12-07 PRODUCTION 46",
            "2026-12-07 MATERIAL 14",
            "2027-01-01 MATERIAL 36",
            "2027-01-01 FORECAST 144",
            "2027-02-01 FORECAST 200");
    assertThat(Village.forecast(meaning(bounded.replace("540.000", ""))).lines())
        .as("nobody says what was received: the days bound")
        .extracting(it -> it.firmness() + " " + it.quantity())
        .contains("PRODUCTION 60", "MATERIAL 180");
  }

  @Test
  void a_schedule_without_part_plant_or_date_is_told() {
    String none =
        SCHEDULE.replace("<IDNKD>HY-30250</IDNKD>", "").replace("<PARTN>PLANT2</PARTN>", "");
    assertThat(Village.faults(meaning(none)))
        .containsExactly(FaultCode.VALUE_MISSING, FaultCode.SITE_UNKNOWN);
    assertThat(Village.faults(meaning(SCHEDULE.replace("<EDATUV>20261201", "<EDATUV>00000000"))))
        .containsExactly(FaultCode.VALUE_MISSING);
    assertThat(Village.faults(meaning(SCHEDULE.replace("<PRGRS>W", "<PRGRS>Q"))))
        .containsExactly(FaultCode.MEANING_UNKNOWN);
  }

  @Test
  void a_sign_behind_the_number_is_less_than_nothing_which_is_wrong_of_its_item_alone() {
    Meaning schedule = meaning(SCHEDULE.replace("<WMENG>24.000", "<WMENG>24.000-"));
    assertThat(schedule.faults())
        .singleElement()
        .satisfies(it -> assertThat(it.code()).isEqualTo(FaultCode.QUANTITY_NEGATIVE))
        .satisfies(it -> assertThat(it.element()).isEqualTo("WMENG"))
        .satisfies(it -> assertThat(it.text().en()).contains("-24"));
  }
}
