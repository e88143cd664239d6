package weft.edi.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.JIAXIN;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.edi.dialect.Dialect;
import weft.edi.mapping.DialectPipeline;
import weft.edi.meaning.schedule.VdaCallOff;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.Samples;
import weft.edi.reader.VdaSamples;
import weft.edi.reader.text.ReaderOptions;
import weft.interchange.FaultCode;
import weft.interchange.StatedAt;
import weft.measure.Quantity;
import weft.party.PartyCode;
import weft.scheduling.DeliveryScheduleCommand.Predecessor;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

class VdaCallOffTest {
  /** 515: production released until 31 December, material until 28 February, planned until June. */
  private static final List<String> RELEASED =
      List.of("02", "261124", "261231", "3000", "261124", "270228", "6000", "", "", "270630");

  private static Meaning meaning(byte[] bytes, PartyCode receiver) {
    ReadMessage read = EdiReader.read(bytes).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    return Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, HENGYUE, receiver));
  }

  private static Forecast callOff(String... pairs) {
    return callOff(List.of(), pairs);
  }

  private static Forecast callOff(List<String> release, String... pairs) {
    return Village.forecast(meaning(VdaSamples.callOff(release, pairs), JIAXIN));
  }

  private static List<String> told(Forecast forecast) {
    return forecast.lines().stream()
        .map(it -> it.due() + " " + it.bucket() + " " + it.firmness() + " " + it.quantity())
        .toList();
  }

  @Test
  void a_day_of_month_13_is_no_day_and_not_most_of_a_year() {
    ReadMessage read =
        EdiReader.read(VdaSamples.callOff("261201", "40", "261301", "24")).messages().getFirst();
    assertThat(read.faults()).isEmpty();
    Meaning meaning =
        Village.PIPELINE.map(
            read, new Correspondents(Village.PLAIN, Village.HENGYUE, Village.JIAXIN));
    assertThat(Village.places(meaning)).containsExactly("DATE_INVALID 513 513-10");
  }

  @Test
  void a_quantity_with_what_is_no_date_is_wrong_and_one_behind_the_end_is_noted() {
    for (String no : new String[] {"000000", "222222", "555555"})
      assertThat(Village.places(meaning(VdaSamples.callOff("261201", "40", no, "9"), JIAXIN)))
          .as(no)
          .containsExactly("DATE_INVALID 513 513-11");
    Meaning behind =
        meaning(
            VdaSamples.callOff("261201", "40", "000000", "0", "261202", "50", "261203", "60"),
            JIAXIN);
    assertThat(Village.places(behind)).containsExactly("IMPLAUSIBLE 513 513-12");
    assertThat(Village.lines(Village.forecasts(behind).getFirst()))
        .containsExactly("2026-12-01 40");
  }

  @Test
  void each_512_is_a_forecast_of_its_part_plant_and_order() {
    Meaning meaning = meaning(Samples.bytes("vda-4905-hengyue.vda"), JIAXIN);
    assertThat(Village.streams(meaning))
        .containsExactly(
            "DeliverySchedule:HENGYUE:JIAXIN:P1:HY-2010-118:4500012345:-",
            "DeliverySchedule:HENGYUE:JIAXIN:P1:HY-2010-119:4500012345:-");
    assertThat(Village.forecasts(meaning)).extracting(Forecast::unit).containsExactly("PCE", "KGM");
  }

  @Test
  void the_new_call_off_number_and_its_date_are_the_release() {
    assertThat(callOff("261201", "120").release())
        .isEqualTo(new Release("42", LocalDateTime.of(2026, 11, 24, 0, 0)));
  }

  @Test
  void the_old_call_off_number_is_what_the_release_follows() {
    Meaning meaning = meaning(VdaSamples.callOff("261201", "120"), JIAXIN);
    var command = (ReleaseForecast) meaning.commands().getFirst();
    // Behind 511 (128 bytes and a line end) and 23 bytes of 512.
    assertThat(command.follows())
        .isEqualTo(new Predecessor("41", new StatedAt(2, "512", "512-06", 153)));
  }

  @Test
  void what_was_received_is_an_anchor_and_no_demand() {
    Forecast forecast = callOff("261201", "120");
    assertThat(forecast.received())
        .isEqualTo(
            new Received(
                new Quantity(new BigDecimal("1200")),
                LocalDate.of(2026, 11, 20),
                new Quantity(new BigDecimal("480")),
                LocalDate.of(2026, 11, 20),
                "70001234",
                3,
                3,
                null));
    assertThat(Village.lines(forecast)).containsExactly("2026-12-01 120");
    assertThat(forecast.lines().getFirst().cumulative())
        .isEqualTo(new Quantity(new BigDecimal("1320")));
  }

  @Test
  void backlog_and_immediate_are_due_on_the_day_of_the_call_off() {
    assertThat(told(callOff("333333", "40", "444444", "20")))
        .containsExactly("2026-11-24 DAY BACKLOG 40", "2026-11-24 DAY IMMEDIATE 20");
  }

  @Test
  void zeros_end_the_call_off_whatever_stands_behind_them() {
    assertThat(
            Village.lines(
                Village.forecasts(
                        meaning(
                            VdaSamples.callOff("261201", "120", "000000", "0", "261215", "99"),
                            JIAXIN))
                    .getFirst()))
        .containsExactly("2026-12-01 120");
  }

  @Test
  void no_demand_is_a_part_that_stopped() {
    assertThat(callOff("222222", "0", "000000", "0").lines()).isEmpty();
  }

  @Test
  void weeks_and_months_begin_on_their_first_day() {
    assertThat(
            told(
                callOff(
                    "261201", "120", "555555", "0", "260050", "400", "270101", "300", "270205",
                    "600", "270300", "900")))
        .containsExactly(
            "2026-12-01 DAY FIRM 120",
            "2026-12-07 WEEK FORECAST 400",
            "2027-01-04 WEEK FORECAST 300",
            "2027-01-11 MONTH FORECAST 600",
            "2027-03-01 MONTH FORECAST 900");
  }

  @Test
  void the_rest_is_wanted_behind_all_that_has_a_date() {
    assertThat(told(callOff("555555", "0", "270300", "900", "999999", "1500")))
        .containsExactly("2027-03-01 MONTH FORECAST 900", "2027-04-01 FLEXIBLE FORECAST 1500");
  }

  @Test
  void releases_for_production_and_material_say_how_far_demand_binds() {
    Forecast forecast =
        callOff(
            RELEASED, "261201", "120", "270111", "10", "555555", "0", "260052", "400", "270500",
            "900");
    assertThat(told(forecast))
        .containsExactly(
            "2026-12-01 DAY FIRM 120",
            "2026-12-21 WEEK PRODUCTION 400",
            "2027-01-11 DAY MATERIAL 10",
            "2027-05-01 MONTH FORECAST 900");
    assertThat(forecast.horizonEnd()).isEqualTo(LocalDate.of(2027, 6, 30));
  }

  @Test
  void pairs_go_on_in_514() {
    String[] pairs = new String[28];
    for (int i = 0; i < 14; i++) {
      pairs[2 * i] = "2612%02d".formatted(i + 1);
      pairs[2 * i + 1] = String.valueOf(i + 1);
    }
    List<ScheduleLine> lines = callOff(pairs).lines();
    assertThat(lines).hasSize(14);
    assertThat(lines.get(4).segment()).isEqualTo(3);
    assertThat(lines.get(5).segment()).isEqualTo(4);
    assertThat(lines.get(13).segment()).isEqualTo(5);
    assertThat(lines).extracting(ScheduleLine::bucket).containsOnly(Bucket.DAY);
    assertThat(lines).extracting(ScheduleLine::firmness).containsOnly(Firmness.FIRM);
  }

  @Test
  void a_supplier_that_nobody_knows_is_told_where_it_is_named() {
    ReadMessage read = EdiReader.read(VdaSamples.callOff("261201", "1")).messages().getFirst();
    Meaning meaning = Village.PIPELINE.map(read, new Correspondents(Village.PLAIN, HENGYUE, null));
    assertThat(meaning.commands()).isEmpty();
    assertThat(meaning.faults())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.code()).isEqualTo(FaultCode.UNKNOWN_PARTNER);
              assertThat(it.element()).isEqualTo("511-04");
            });
  }

  @Test
  void a_dialect_translates_the_plants_of_three_letters() {
    ReadMessage read = EdiReader.read(VdaSamples.callOff("261201", "1")).messages().getFirst();
    String dialect =
        "<dialect><on message=\"4905\" segment=\"512\"><translate element=\"512-03\"><code"
            + " from=\"P1\" to=\"PLANT1\"/></translate></on></dialect>";
    try (var pipeline = new DialectPipeline(Dialect.read(dialect))) {
      ReadMessage amended = pipeline.amend(read, ReaderOptions.STANDARD).message();
      assertThat(amended.faults()).extracting(it -> it.element()).containsOnly("512-03");
      Meaning meaning =
          new VdaCallOff().toCommands(amended, new Correspondents(Village.PLAIN, HENGYUE, JIAXIN));
      assertThat(Village.streams(meaning).getFirst()).contains(":PLANT1:");
    }
  }

  @Test
  void a_release_is_bounded_by_its_cumulative_and_a_quantity_that_crosses_it_is_split() {
    List<String> released =
        List.of("02", "261124", "261231", "1320", "261124", "270228", "1500", "", "", "270630");
    // 1200 received; 100 on a day, then weeks and a month
    Forecast forecast =
        callOff(
            released, "261201", "100", "555555", "", "260050", "60", "260051", "60", "270100",
            "200");
    assertThat(told(forecast))
        .containsExactly(
            "2026-12-01 DAY FIRM 100",
            "2026-12-07 WEEK PRODUCTION 20",
            "2026-12-07 WEEK MATERIAL 40",
            "2026-12-14 WEEK MATERIAL 60",
            "2027-01-01 MONTH MATERIAL 80",
            "2027-01-01 MONTH FORECAST 120");
    assertThat(forecast.lines())
        .extracting(it -> String.valueOf(it.cumulative()))
        .containsExactly("1300", "1320", "1360", "1420", "1500", "1620");
  }

  @Test
  void a_release_without_a_cumulative_is_bounded_by_its_day_alone() {
    List<String> released =
        List.of("02", "261124", "261231", "0", "261124", "270228", "", "", "", "270630");
    assertThat(told(callOff(released, "555555", "", "260051", "6000", "270100", "9000")))
        .containsExactly("2026-12-14 WEEK PRODUCTION 6000", "2027-01-01 MONTH MATERIAL 9000");
  }
}
