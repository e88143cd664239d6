package weft.edi.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.faults;
import static weft.edi.meaning.Village.streams;
import static weft.edi.meaning.X12ShippingScheduleTest.agreeing;
import static weft.edi.meaning.X12ShippingScheduleTest.callOff;
import static weft.edi.meaning.X12ShippingScheduleTest.lines;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.edi.meaning.words.Meaning;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.party.EdiRules.CallOffPrecedence;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Release;

class DeljitTest {
  private static final String HEAD =
      "BGM+242+J77+9'DTM+137:202611271600:203'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'"
          + "NAD+ST+PLANT1::92'";
  private static final String LIN = "LIN+1++P1:IN'RFF+ON:4600090'";

  private static Meaning deljit(String release, String body) {
    return Village.PLAIN.meaning("DELJIT", release, body);
  }

  private static Meaning item(String below) {
    return deljit("D97A", HEAD + "SEQ+1'" + LIN + below);
  }

  @ParameterizedTest
  @ValueSource(strings = {"D96A", "D97A", "D01B", "D04A", "D07A", "D10A"})
  void every_directory_says_the_same(String release) {
    CallOff said =
        callOff(
            deljit(
                release,
                HEAD
                    + "SEQ+1'"
                    + LIN
                    + "QTY+1:40:PCE'SCC+1'DTM+2:202611300600:203'"
                    + "QTY+1:20:PCE'SCC+1'DTM+2:202611301400:203'"));
    assertThat(said.release()).isEqualTo(new Release("J77", LocalDateTime.of(2026, 11, 27, 16, 0)));
    assertThat(lines(said)).containsExactly("2026-11-30 06:00 40", "2026-11-30 14:00 20");
    assertThat(said.lines()).allMatch(it -> it.firmness() == Firmness.FIRM);
  }

  @Test
  void it_goes_to_the_schedule_that_a_DELFOR_with_the_same_words_releases() {
    Meaning forecast =
        Village.delfor(
            "D97A",
            Village.HEAD_D97A + "LIN+1++P1:IN'RFF+ON:4600090'SCC+1'QTY+113:1'DTM+2:20261201:102'");
    assertThat(streams(item("QTY+1:40:PCE'DTM+2:20261130:102'"))).isEqualTo(streams(forecast));
  }

  @Test
  void an_item_below_several_SEQ_is_one_call_off_of_all_their_days() {
    Meaning meaning =
        deljit(
            "D97A",
            HEAD
                + "SEQ+1'DTM+2:202611300600:203'"
                + LIN
                + "QTY+1:40:PCE'"
                + "SEQ+1'DTM+2:202612020600:203'"
                + LIN
                + "QTY+1:30:PCE'");
    CallOff said = callOff(meaning);
    assertThat(lines(said)).containsExactly("2026-11-30 06:00 40", "2026-12-02 06:00 30");
    assertThat(said.from()).isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(said.until()).isEqualTo(LocalDate.of(2026, 12, 2));
  }

  @Test
  void the_days_it_states_are_its_window_also_where_nothing_is_wanted_on_them() {
    CallOff said =
        callOff(
            deljit(
                "D97A",
                HEAD.replace("NAD+BY", "DTM+158:20261130:102'DTM+159:20261204:102'NAD+BY")
                    + "SEQ+1'"
                    + LIN
                    + "QTY+1:0:PCE'DTM+2:20261201:102'"));
    assertThat(said.lines()).isEmpty();
    assertThat(said.from()).isEqualTo(LocalDate.of(2026, 11, 30));
    assertThat(said.until()).isEqualTo(LocalDate.of(2026, 12, 4));
  }

  @Test
  void what_was_received_is_an_anchor_and_no_demand() {
    CallOff said =
        callOff(
            item(
                "QTY+70:500:PCE'DTM+52:20261127:102'QTY+3:540:PCE'SCC+1'DTM+2:20261130:102'"
                    + "QTY+3:600:PCE'SCC+1'DTM+2:20261201:102'"));
    assertThat(said.received().cumulative()).isEqualTo(Quantity.of(500));
    assertThat(lines(said)).containsExactly("2026-11-30 40", "2026-12-01 60");
    assertThat(said.lines().getLast().cumulative()).isEqualTo(Quantity.of(600));
  }

  @Test
  void cumulatives_without_an_anchor_are_a_fault() {
    assertThat(faults(item("QTY+3:540:PCE'SCC+1'DTM+2:20261130:102'")))
        .containsExactly(FaultCode.CUMULATIVE_WITHOUT_ANCHOR);
  }

  @Test
  void days_of_despatch_stay_days_of_despatch() {
    assertThat(callOff(item("QTY+1:40:PCE'DTM+10:202611300730:203'")).lines())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.dateKind()).isEqualTo(DateKind.SHIP);
              assertThat(it.time()).isEqualTo(LocalTime.of(7, 30));
            });
  }

  @Test
  void a_whole_call_off_cancelled_is_not_guessed_at() {
    Meaning meaning =
        deljit(
            "D97A",
            HEAD.replace("+9'", "+1'") + "SEQ+1'" + LIN + "QTY+1:40:PCE'DTM+2:20261130:102'");
    assertThat(faults(meaning)).containsExactly(FaultCode.MEANING_UNKNOWN);
    assertThat(meaning.commands()).isEmpty();
  }

  @Test
  void an_item_that_names_no_day_is_a_fault() {
    assertThat(faults(item("QTY+70:5:PCE'"))).containsExactly(FaultCode.VALUE_MISSING);
  }

  @Test
  void the_profile_decides_the_precedence_and_the_usual_one_replaces() {
    String body = HEAD + "SEQ+1'" + LIN + "QTY+1:40:PCE'DTM+2:20261130:102'";
    assertThat(callOff(deljit("D97A", body)).precedence())
        .isEqualTo(CallOffPrecedence.REPLACE_WINDOW);
    for (CallOffPrecedence it : CallOffPrecedence.values())
      assertThat(callOff(agreeing(it).meaning("DELJIT", "D97A", body)).precedence()).isEqualTo(it);
  }

  @Test
  void where_only_a_call_off_permits_a_DELFOR_is_a_preview() {
    Meaning meaning =
        agreeing(CallOffPrecedence.ONLY_PERMISSION)
            .meaning(
                "DELFOR",
                "D97A",
                Village.HEAD_D97A
                    + "LIN+1++P1:IN'SCC+1'QTY+113:10'DTM+2:20261201:102'"
                    + "SCC+5'QTY+113:5'DTM+2:20261130:102'");
    List<Forecast> forecasts = Village.forecasts(meaning);
    assertThat(forecasts.getFirst().lines())
        .extracting(it -> it.firmness())
        .containsExactly(Firmness.BACKLOG, Firmness.PRODUCTION);
  }
}
