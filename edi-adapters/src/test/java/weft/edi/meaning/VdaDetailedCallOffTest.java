package weft.edi.meaning;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HENGYUE;
import static weft.edi.meaning.Village.JIAXIN;
import static weft.edi.meaning.Village.faults;
import static weft.edi.meaning.Village.streams;
import static weft.edi.meaning.X12ShippingScheduleTest.agreeing;
import static weft.edi.meaning.X12ShippingScheduleTest.callOff;
import static weft.edi.meaning.X12ShippingScheduleTest.lines;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.edi.meaning.words.Correspondents;
import weft.edi.meaning.words.Meaning;
import weft.edi.reader.EdiReader;
import weft.edi.reader.ReadMessage;
import weft.edi.reader.VdaSamples;
import weft.edi.writer.VdaWriter;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.party.EdiRules.CallOffPrecedence;
import weft.party.PartyCode;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Release;
import weft.scheduling.release.ScheduleLine;

/** VDA 4915: 552 for each part, 554 for its days and times. */
class VdaDetailedCallOffTest {
  private static Meaning meaning(Village village, byte[] bytes, @Nullable PartyCode receiver) {
    ReadMessage read = EdiReader.read(bytes).messages().getFirst();
    assertThat(read.type()).isEqualTo("4915");
    assertThat(read.faults()).isEmpty();
    return Village.PIPELINE.map(read, new Correspondents(village, HENGYUE, receiver));
  }

  /** One part with groups of date, time, quantity and code. */
  private static byte[] written(String horizon, String direction, String... fours) {
    var out = new VdaWriter(ISO_8859_1, true).record("551", VdaSamples.header());
    out.record(
        "552",
        "01",
        "P1",
        "77",
        "261127",
        VdaSamples.PART,
        "JX-88",
        "G3",
        "",
        "",
        "",
        horizon,
        direction,
        "4500012345");
    out.record("553", "01", "1200");
    for (int i = 0; i < fours.length; i += 24) {
      List<String> values = new ArrayList<>(List.of("01"));
      values.addAll(Arrays.asList(fours).subList(i, Math.min(i + 24, fours.length)));
      out.record("554", values.toArray(String[]::new));
    }
    return out.end("551", "02").toBytes();
  }

  private static CallOff said(String horizon, String... fours) {
    return callOff(meaning(Village.PLAIN, written(horizon, "", fours), JIAXIN));
  }

  @Test
  void each_day_and_time_is_a_delivery() {
    CallOff said =
        said(
            "261204", "261130", "0600", "40", "", "261130", "1400", "35", "", "261201", "", "20",
            "");
    assertThat(said.release()).isEqualTo(new Release("77", LocalDateTime.of(2026, 11, 27, 0, 0)));
    assertThat(lines(said))
        .containsExactly("2026-11-30 06:00 40", "2026-11-30 14:00 35", "2026-12-01 20");
    assertThat(said.lines()).extracting(ScheduleLine::firmness).containsOnly(Firmness.FIRM);
    assertThat(said.received().cumulative()).isEqualTo(Quantity.of(1200));
    assertThat(said.unit()).isEqualTo("PCE");
  }

  @Test
  void it_speaks_of_the_days_from_its_first_to_its_horizon() {
    CallOff said = said("261204", "261130", "", "40", "");
    assertThat(said.from()).isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(said.until()).isEqualTo(LocalDate.of(2026, 12, 4));
    CallOff without = said("", "261130", "", "40", "", "261202", "", "10", "");
    assertThat(without.until()).isEqualTo(LocalDate.of(2026, 12, 2));
  }

  @Test
  void where_nothing_is_wanted_it_speaks_of_the_days_from_its_own_on() {
    CallOff said = said("261204", "222222", "", "", "");
    assertThat(said.lines()).isEmpty();
    assertThat(said.from()).isEqualTo(LocalDate.of(2026, 11, 27));
    assertThat(said.until()).isEqualTo(LocalDate.of(2026, 12, 4));
  }

  @Test
  void backlog_is_due_on_the_day_of_the_call_off_and_554_goes_on() {
    String[] fours = new String[32];
    for (int i = 0; i < 8; i++) {
      fours[4 * i] = i == 0 ? "333333" : "2612%02d".formatted(i);
      fours[4 * i + 1] = "";
      fours[4 * i + 2] = String.valueOf(i + 1);
      fours[4 * i + 3] = "";
    }
    List<ScheduleLine> lines = said("", fours).lines();
    assertThat(lines).hasSize(8);
    assertThat(lines.getFirst().due()).isEqualTo(LocalDate.of(2026, 11, 27));
    assertThat(lines.getFirst().firmness()).isEqualTo(Firmness.BACKLOG);
    assertThat(lines.get(5).segment()).isEqualTo(4);
    assertThat(lines.get(6).segment()).isEqualTo(5);
  }

  @Test
  void it_goes_to_the_schedule_that_a_4905_with_the_same_words_releases() {
    ReadMessage forecast =
        EdiReader.read(VdaSamples.callOff("261201", "120")).messages().getFirst();
    Meaning released =
        Village.PIPELINE.map(forecast, new Correspondents(Village.PLAIN, HENGYUE, JIAXIN));
    assertThat(streams(meaning(Village.PLAIN, written("", "", "261130", "", "4", ""), JIAXIN)))
        .isEqualTo(streams(released));
  }

  @Test
  void how_it_stands_to_the_forecast_is_agreed_and_a_4905_is_a_preview_where_it_alone_permits() {
    Village village = agreeing(CallOffPrecedence.ONLY_PERMISSION);
    CallOff said = callOff(meaning(village, written("", "", "261130", "", "4", ""), JIAXIN));
    assertThat(said.precedence()).isEqualTo(CallOffPrecedence.ONLY_PERMISSION);
    ReadMessage forecast =
        EdiReader.read(VdaSamples.callOff("261201", "120")).messages().getFirst();
    assertThat(
            Village.forecasts(
                    Village.PIPELINE.map(forecast, new Correspondents(village, HENGYUE, JIAXIN)))
                .getFirst()
                .lines())
        .extracting(ScheduleLine::firmness)
        .containsExactly(Firmness.PRODUCTION);
  }

  @Test
  void what_552_13_means_is_not_read_and_said() {
    Meaning meaning = meaning(Village.PLAIN, written("", "V", "261130", "", "4", ""), JIAXIN);
    assertThat(faults(meaning)).containsExactly(FaultCode.MEANING_UNKNOWN);
    assertThat(meaning.isApplicable()).isTrue();
  }

  @Test
  void a_supplier_that_nobody_knows_is_told_where_it_is_named() {
    Meaning meaning = meaning(Village.PLAIN, written("", "", "261130", "", "4", ""), null);
    assertThat(meaning.commands()).isEmpty();
    assertThat(meaning.faults())
        .singleElement()
        .satisfies(it -> assertThat(it.element()).isEqualTo("551-04"));
  }
}
