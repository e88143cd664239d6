package weft.edi.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.HEAD_D97A;
import static weft.edi.meaning.Village.PARTIES;
import static weft.edi.meaning.Village.delfor;
import static weft.edi.meaning.Village.faults;
import static weft.edi.meaning.Village.forecast;
import static weft.edi.meaning.Village.forecasts;
import static weft.edi.meaning.Village.item;
import static weft.edi.meaning.Village.lines;
import static weft.edi.meaning.Village.streams;

import org.junit.jupiter.api.Test;
import weft.edi.meaning.words.Meaning;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.party.Partnership;

class DelforItemsTest {
  private static final String FORTY = "SCC+1++D'QTY+113:40:PCE'DTM+2:20261201:102'";
  private static final String SIXTY = "SCC+4++W'QTY+113:60:PCE'DTM+2:20261207:102'";

  @Test
  void D96A_has_the_quantity_before_its_status() {
    Meaning meaning =
        delfor(
            "D96A",
            "BGM+241+R7+9'"
                + PARTIES
                + "UNS+D'NAD+CN+PLANT1::92'LIN+1++P1:IN'QTY+70:100'"
                + "QTY+113:40'SCC+1++D'DTM+2:20261201:102'"
                + "QTY+113:60'SCC+4++W'DTM+2:20261207:102'UNS+S'");
    assertThat(lines(meaning)).containsExactly("2026-12-01 40", "2026-12-07 60");
    assertThat(forecast(meaning).received().cumulative()).isEqualTo(Quantity.of(100));
  }

  @Test
  void D97A_and_later_have_the_status_before_its_quantity() {
    assertThat(lines(item(FORTY + SIXTY))).containsExactly("2026-12-01 40", "2026-12-07 60");
    for (String release : new String[] {"D01B", "D04A"})
      assertThat(
              lines(
                  delfor(
                      release,
                      "BGM+241+R7+5'"
                          + PARTIES
                          + (release.equals("D01B") ? "GIS+37'" : "GEI+3+37'")
                          + "NAD+ST+PLANT1::92'LIN+1++P1:IN'"
                          + FORTY)))
          .as(release)
          .containsExactly("2026-12-01 40");
  }

  @Test
  void each_ship_to_has_a_schedule_of_its_own() {
    Meaning meaning =
        delfor(
            "D97A",
            HEAD_D97A + "LIN+1++P1:IN'" + FORTY + "GIS+37'NAD+ST+PLANT2::92'LIN+1++P1:IN'" + SIXTY);
    assertThat(streams(meaning))
        .containsExactly(
            "DeliverySchedule:HENGYUE:JIAXIN:PLANT1:P1:-:-",
            "DeliverySchedule:HENGYUE:JIAXIN:PLANT2:P1:-:-");
    assertThat(forecasts(meaning))
        .extracting(it -> lines(it).getFirst())
        .containsExactly("2026-12-01 40", "2026-12-07 60");
  }

  @Test
  void ship_tos_below_the_item_divide_it() {
    Meaning meaning =
        delfor(
            "D97A",
            "BGM+241+R7+5'"
                + PARTIES
                + "GIS+37'LIN+1++P1:IN'NAD+ST+PLANT1::92'"
                + FORTY
                + "NAD+ST+PLANT2::92'"
                + SIXTY);
    assertThat(meaning.faults()).isEmpty();
    assertThat(streams(meaning)).hasSize(2);
    assertThat(forecasts(meaning))
        .extracting(it -> lines(it).getFirst())
        .containsExactly("2026-12-01 40", "2026-12-07 60");
  }

  @Test
  void what_stands_beside_the_only_ship_to_of_an_item_is_for_it() {
    Meaning meaning =
        delfor(
            "D97A",
            "BGM+241+R7+5'"
                + PARTIES
                + "GIS+37'LIN+1++P1:IN'QTY+70:100:PCE'NAD+ST+PLANT2::92'"
                + FORTY);
    assertThat(streams(meaning)).containsExactly("DeliverySchedule:HENGYUE:JIAXIN:PLANT2:P1:-:-");
    assertThat(lines(meaning)).containsExactly("2026-12-01 40");
    assertThat(forecast(meaning).received().cumulative()).isEqualTo(Quantity.of(100));
  }

  @Test
  void a_site_may_be_named_by_its_GLN() {
    assertThat(
            streams(
                delfor(
                    "D97A",
                    "BGM+241+R7+5'"
                        + PARTIES
                        + "GIS+37'NAD+ST+6909990000028::9'LIN+1++P1:IN'"
                        + FORTY)))
        .containsExactly("DeliverySchedule:HENGYUE:JIAXIN:PLANT2:P1:-:-");
  }

  @Test
  void an_item_without_a_ship_to_is_a_fault() {
    assertThat(faults(delfor("D97A", "BGM+241+R7+5'" + PARTIES + "GIS+37'LIN+1++P1:IN'" + FORTY)))
        .containsExactly(FaultCode.SITE_UNKNOWN);
  }

  @Test
  void an_item_without_a_number_is_a_fault() {
    assertThat(faults(delfor("D97A", HEAD_D97A + "LIN+1'" + FORTY)))
        .containsExactly(FaultCode.VALUE_MISSING);
  }

  @Test
  void the_same_part_in_two_lines_of_one_message_is_one_forecast() {
    Meaning meaning =
        delfor(
            "D97A",
            HEAD_D97A
                + "LIN+1++P1:IN'"
                + FORTY
                + "LIN+2++P1:IN'IMD+++:::BOOM HEAD'QTY+70:100:PCE'"
                + SIXTY);
    assertThat(meaning.commands()).hasSize(1);
    assertThat(lines(meaning)).containsExactly("2026-12-01 40", "2026-12-07 60");
    assertThat(forecast(meaning).description()).isEqualTo("BOOM HEAD");
    assertThat(forecast(meaning).received().cumulative()).isEqualTo(Quantity.of(100));
  }

  @Test
  void two_agreements_for_one_part_are_two_schedules() {
    assertThat(
            streams(
                delfor(
                    "D97A",
                    HEAD_D97A
                        + "LIN+1++P1:IN'RFF+ON:4711'"
                        + FORTY
                        + "LIN+2++P1:IN'RFF+ON:4712'"
                        + SIXTY)))
        .containsExactly(
            "DeliverySchedule:HENGYUE:JIAXIN:PLANT1:P1:4711:-",
            "DeliverySchedule:HENGYUE:JIAXIN:PLANT1:P1:4712:-");
  }

  @Test
  void the_release_is_the_item_s_AAN_else_the_number_of_the_message() {
    assertThat(forecast(item("RFF+AAN:42'" + FORTY)).release().number()).isEqualTo("42");
    assertThat(forecast(item(FORTY)).release().number()).isEqualTo("R7");
  }

  @Test
  void a_buyer_who_is_not_the_sender_is_a_fault() {
    Meaning meaning =
        delfor(
            "D97A",
            "BGM+241+R7+5'DTM+137:20261123:102'NAD+BY+HONGZHU::92'NAD+SU+JIAXIN::92'GIS+37'"
                + "NAD+ST+PLANT1::92'LIN+1++P1:IN'"
                + FORTY);
    assertThat(faults(meaning)).containsExactly(FaultCode.SENDER_MISMATCH);
    assertThat(meaning.isApplicable()).isFalse();
    assertThat(meaning.partnership())
        .as("whose terms say whether it is told, and who works on it")
        .isEqualTo(new Partnership(Village.HENGYUE, Village.JIAXIN));
  }

  @Test
  void a_supplier_nobody_knows_is_a_fault() {
    Meaning meaning =
        delfor(
            "D97A",
            "BGM+241+R7+5'DTM+137:20261123:102'NAD+SU+NOBODY::92'GIS+37'"
                + "NAD+ST+PLANT1::92'LIN+1++P1:IN'"
                + FORTY);
    assertThat(faults(meaning)).containsExactly(FaultCode.UNKNOWN_PARTNER);
  }

  @Test
  void parties_may_be_named_by_their_GLN() {
    assertThat(
            streams(
                delfor(
                    "D97A",
                    "BGM+241+R7+5'DTM+137:20261123:102'NAD+BY+6909990000004::9'"
                        + "NAD+SU+6909990000073::9'GIS+37'NAD+ST+PLANT1::92'LIN+1++P1:IN'"
                        + FORTY)))
        .containsExactly("DeliverySchedule:HENGYUE:HONGZHU:PLANT1:P1:-:-");
  }

  @Test
  void a_whole_schedule_is_not_cancelled_by_a_message() {
    assertThat(
            faults(
                delfor(
                    "D97A",
                    "BGM+241+R7+1'" + PARTIES + "GIS+37'NAD+ST+PLANT1::92'LIN+1++P1:IN'" + FORTY)))
        .containsExactly(FaultCode.MEANING_UNKNOWN);
  }
}
