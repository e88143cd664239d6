package weft.edi.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.edi.meaning.Village.item;
import static weft.edi.meaning.Village.line;
import static weft.edi.meaning.Village.places;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.interchange.Severity;
import weft.scheduling.release.Bucket;

/** The days of a quantity, and periods for which no schedule has a line. */
class PeriodsTest {
  @ParameterizedTest
  @ValueSource(strings = {"Q", "S", "A", "T"})
  void a_quantity_for_a_quarter_a_half_year_a_year_or_four_weeks_is_refused(String frequency) {
    assertThat(places(item("SCC+4++" + frequency + "'QTY+113:40:PCE'DTM+2:20270101:102'")))
        .containsExactly("MEANING_UNKNOWN SCC C329.2013");
    assertThat(places(X12PlanningItems.item("UIT*EA~FST*40*D*" + frequency + "*20270101~")))
        .containsExactly("MEANING_UNKNOWN FST FST03");
    assertThat(IdocScheduleTest.periods(frequency))
        .containsExactly("MEANING_UNKNOWN E1EDP16 PRGRS");
  }

  @Test
  void nothing_for_such_a_period_is_no_fault() {
    assertThat(
            places(
                item(
                    "SCC+4++Q'QTY+113:0:PCE'DTM+2:20270101:102'SCC+1++D'QTY+113:40:PCE'DTM+2:20261201:102'")))
        .isEmpty();
    assertThat(places(X12PlanningItems.item("UIT*EA~FST*0*D*Q*20270101~FST*40*C*D*20261207~")))
        .isEmpty();
    assertThat(IdocScheduleTest.nothing("Q")).isEmpty();
  }

  @Test
  void a_month_in_its_own_format_is_a_month_below_discrete_dates_too() {
    assertThat(line(item("SCC+4++D'QTY+113:40:PCE'DTM+2:202701:610'")).bucket())
        .isEqualTo(Bucket.MONTH);
  }

  @Test
  void days_weeks_and_months_that_have_a_day_in_common_are_told_and_all_count() {
    String day = "SCC+1++D'QTY+113:40:PCE'DTM+2:20261201:102'";
    var overlapping = item(day + "SCC+4++W'QTY+113:100:PCE'DTM+2:20261130:102'");
    assertThat(overlapping.faults())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.severity()).isEqualTo(Severity.NOTE);
              assertThat(it.text().en())
                  .isEqualTo(
                      "Periods overlap: 100 from 2026-11-30 to 2026-12-06 and 40 from 2026-12-01 to"
                          + " 2026-12-01. Both quantities count.");
            });
    assertThat(Village.lines(Village.forecasts(overlapping).getFirst()))
        .containsExactly("2026-11-30 100", "2026-12-01 40");
    assertThat(places(X12PlanningItems.item("UIT*EA~FST*40*D*M*20261201~FST*10*D*W*20261221~")))
        .containsExactly("MEANING_UNKNOWN FST null");
    assertThat(places(item(day + "SCC+4++W'QTY+113:100:PCE'DTM+2:20261207:102'"))).isEmpty();
  }
}
