package weft.edi.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.faults;
import static weft.edi.meaning.Village.forecast;
import static weft.edi.meaning.Village.item;
import static weft.edi.meaning.Village.line;
import static weft.edi.meaning.Village.lines;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weft.edi.meaning.words.Meaning;
import weft.interchange.FaultCode;
import weft.measure.Quantity;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Received;

class DelforQuantitiesTest {
  private static final String DEMAND = "SCC+1++D'QTY+113:40:PCE'DTM+2:20261201:102'";

  @ParameterizedTest
  @ValueSource(strings = {"70", "79", "48", "194", "78"})
  void an_anchor_is_never_demand(String qualifier) {
    assertThat(lines(item("QTY+" + qualifier + ":1200:PCE'" + DEMAND)))
        .containsExactly("2026-12-01 40");
  }

  @ParameterizedTest
  @ValueSource(strings = {"70", "79", "48", "194"})
  void an_anchor_below_SCC_is_no_demand_either(String qualifier) {
    assertThat(lines(item("SCC+1'QTY+" + qualifier + ":1200:PCE'DTM+51:20260101:102'" + DEMAND)))
        .containsExactly("2026-12-01 40");
  }

  @Test
  void the_cumulative_received_and_the_last_receipt_are_kept() {
    assertThat(
            forecast(
                    item(
                        "QTY+70:1200:PCE'DTM+51:20260101:102'DTM+52:20261120:102'QTY+48:80:PCE'DTM+50:20261118:102'"
                            + "RFF+SI:LS-77'"
                            + DEMAND))
                .received())
        .isEqualTo(
            new Received(
                Quantity.of(1200),
                LocalDate.of(2026, 11, 20),
                Quantity.of(80),
                LocalDate.of(2026, 11, 18),
                "LS-77",
                10,
                13,
                LocalDate.of(2026, 1, 1)));
  }

  @Test
  void a_cumulative_not_sent_is_unknown_and_not_zero() {
    assertThat(forecast(item(DEMAND)).received()).isEqualTo(Received.UNKNOWN);
    assertThat(line(item(DEMAND)).cumulative()).isNull();
  }

  @Test
  void cumulatives_count_from_what_was_received() {
    assertThat(
            lines(
                item(
                    "QTY+70:1000:PCE'SCC+1'QTY+3:1040:PCE'DTM+2:20261201:102'"
                        + "SCC+1'QTY+3:1100:PCE'DTM+2:20261203:102'")))
        .containsExactly("2026-12-01 40", "2026-12-03 60");
  }

  @Test
  void without_the_received_they_count_from_the_previous_cumulative() {
    assertThat(lines(item("QTY+79:900:PCE'SCC+1'QTY+78:1000:PCE'DTM+2:20261201:102'")))
        .containsExactly("2026-12-01 100");
  }

  @Test
  void without_either_nothing_can_be_known() {
    Meaning meaning = item("SCC+1'QTY+3:1040:PCE'DTM+2:20261201:102'");
    assertThat(faults(meaning)).containsExactly(FaultCode.CUMULATIVE_WITHOUT_ANCHOR);
    assertThat(meaning.isApplicable()).isFalse();
  }

  @Test
  void a_cumulative_already_received_asks_for_nothing() {
    assertThat(
            lines(
                item(
                    "QTY+70:1050:PCE'SCC+1'QTY+3:1040:PCE'DTM+2:20261201:102'"
                        + "SCC+1'QTY+3:1100:PCE'DTM+2:20261203:102'")))
        .containsExactly("2026-12-03 50");
  }

  @Test
  void a_cumulative_beside_a_discrete_quantity_is_no_second_demand() {
    Meaning meaning =
        item(
            "QTY+70:1000:PCE'SCC+1'QTY+1:40:PCE'DTM+2:20261201:102'QTY+3:1040:PCE'DTM+2:20261201:102'");
    assertThat(lines(meaning)).containsExactly("2026-12-01 40");
    assertThat(line(meaning).cumulative()).isEqualTo(Quantity.of(1040));
  }

  private static final String MIXED =
      "SCC+1'QTY+113:40:PCE'DTM+2:20261201:102'SCC+4'QTY+3:1100:PCE'DTM+2:20261208:102'";

  @Test
  void a_cumulative_on_a_date_of_its_own_is_demand_beside_discrete_ones() {
    assertThat(lines(item("QTY+70:1000:PCE'" + MIXED)))
        .containsExactly("2026-12-01 40", "2026-12-08 60");
    assertThat(lines(item("QTY+79:1000:PCE'" + MIXED)))
        .containsExactly("2026-12-01 40", "2026-12-08 60");
    assertThat(
            lines(
                item(
                    "SCC+1'QTY+113:40:PCE'DTM+2:20261201:102'QTY+3:1040:PCE'DTM+2:20261201:102'"
                        + "SCC+4'QTY+3:1100:PCE'DTM+2:20261208:102'")))
        .as("counted from the one beside a discrete quantity")
        .containsExactly("2026-12-01 40", "2026-12-08 60");
  }

  @Test
  void beside_discrete_ones_it_needs_an_anchor_too_and_cannot_fall_behind_them() {
    assertThat(item(MIXED).faults())
        .singleElement()
        .satisfies(it -> assertThat(it.code()).isEqualTo(FaultCode.CUMULATIVE_WITHOUT_ANCHOR))
        .satisfies(it -> assertThat(it.segment()).isEqualTo(14));
    assertThat(item("QTY+70:1070:PCE'" + MIXED).faults())
        .singleElement()
        .satisfies(it -> assertThat(it.code()).isEqualTo(FaultCode.CUMULATIVE_FALLS))
        .satisfies(it -> assertThat(it.element()).isEqualTo("C186.6060"))
        .matches(it -> it.forbids());
    assertThat(lines(item("QTY+70:1060:PCE'" + MIXED))).containsExactly("2026-12-01 40");
    assertThat(lines(item("QTY+70:1200:PCE'" + MIXED)))
        .as("received already")
        .containsExactly("2026-12-01 40");
  }

  @ParameterizedTest
  @CsvSource({"1,FIRM", "2,PRODUCTION", "3,MATERIAL", "4,FORECAST", "5,BACKLOG", "10,IMMEDIATE"})
  void the_status_says_how_binding_a_line_is(String status, Firmness firmness) {
    assertThat(line(item("SCC+" + status + "'QTY+113:40:PCE'DTM+2:20261201:102'")).firmness())
        .isEqualTo(firmness);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "10"})
  void backlog_and_immediate_need_no_date_and_are_due_when_released(String status) {
    assertThat(lines(item("SCC+" + status + "'QTY+113:40:PCE'"))).containsExactly("2026-11-23 40");
  }

  @Test
  void any_other_quantity_without_a_date_is_a_fault() {
    assertThat(faults(item("SCC+1'QTY+113:40:PCE'"))).containsExactly(FaultCode.VALUE_MISSING);
  }

  @Test
  void a_zero_line_stops_the_part_and_is_no_item_gone() {
    Meaning meaning = item("SCC+1'QTY+113:0:PCE'");
    assertThat(forecast(meaning).lines()).isEmpty();
    assertThat(meaning.commands()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"D,DAY", "W,WEEK", "M,MONTH", "F,FLEXIBLE"})
  void the_frequency_says_how_long_a_bucket_is(String frequency, Bucket bucket) {
    assertThat(line(item("SCC+4++" + frequency + "'QTY+113:40:PCE'DTM+2:20261207:102'")).bucket())
        .isEqualTo(bucket);
  }

  @ParameterizedTest
  @CsvSource({
    "202650,616,2026-12-07,WEEK",
    "202653,616,2026-12-28,WEEK",
    "202612,610,2026-12-01,MONTH",
    "20261207-20261213,718,2026-12-07,WEEK",
    "20261207-20261211,718,2026-12-07,WEEK",
    "20261201-20261231,718,2026-12-01,MONTH",
    "261201,101,2026-12-01,DAY"
  })
  void a_period_begins_on_its_first_day(String value, String format, LocalDate due, Bucket bucket) {
    var line = line(item("SCC+4'QTY+113:40:PCE'DTM+2:" + value + ":" + format + "'"));
    assertThat(line.due()).isEqualTo(due);
    assertThat(line.bucket()).isEqualTo(bucket);
  }

  @Test
  void a_time_is_kept_and_2400_is_the_end_of_that_day() {
    var morning = line(item("SCC+1'QTY+113:40:PCE'DTM+2:202612010730:203'"));
    assertThat(morning.time()).isEqualTo(LocalTime.of(7, 30));
    var evening = line(item("SCC+1'QTY+113:40:PCE'DTM+2:202612012400:203'"));
    assertThat(evening.due()).isEqualTo(LocalDate.of(2026, 12, 1));
    assertThat(evening.time()).isNull();
  }

  @Test
  void a_ship_date_is_no_delivery_date() {
    assertThat(line(item("SCC+1'QTY+113:40:PCE'DTM+10:20261201:102'")).dateKind())
        .isEqualTo(DateKind.SHIP);
    var both = line(item("SCC+1'QTY+113:40:PCE'DTM+10:20261129:102'DTM+2:20261201:102'"));
    assertThat(both.dateKind()).isEqualTo(DateKind.DELIVERY);
    assertThat(both.due()).isEqualTo(LocalDate.of(2026, 12, 1));
  }
}
