package weft.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.TUESDAY;
import static weft.scheduling.Schedules.day;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.forecast;
import static weft.scheduling.Schedules.line;
import static weft.scheduling.Schedules.upTo;
import static weft.scheduling.Schedules.week;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.measure.Quantity;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.ScheduleLine;

/** A release sorts and combines the lines that it is given. */
class ForecastTest {
  @Test
  void lines_stand_by_date_whatever_their_order_in_the_message() {
    assertThat(forecast("7", null, day(TUESDAY, 2), day(MONDAY, 1)).lines())
        .extracting(ScheduleLine::due)
        .containsExactly(MONDAY, TUESDAY);
  }

  @Test
  void what_is_said_twice_of_one_date_adds_up() {
    assertThat(forecast("7", null, day(MONDAY, 30), day(MONDAY, 20)).lines())
        .containsExactly(day(MONDAY, 50));
  }

  @Test
  void times_and_firmness_of_one_date_stay_lines_of_their_own() {
    var lines = forecast("7", null, day(MONDAY, 5), at(LocalTime.NOON, 3), firm(MONDAY, 2)).lines();
    assertThat(lines).extracting(ScheduleLine::ordinal).containsExactly(0, 1, 2);
    assertThat(lines).extracting(it -> it.quantity().toString()).containsExactly("2", "5", "3");
  }

  @Test
  void a_day_and_a_week_that_begin_together_stay_two_lines() {
    assertThat(forecast("7", null, week(MONDAY, 500), day(MONDAY, 100)).lines())
        .extracting(ScheduleLine::bucket)
        .containsExactly(Bucket.DAY, Bucket.WEEK);
  }

  @Test
  void zero_lines_fall_away() {
    assertThat(forecast("7", null, day(MONDAY, 0)).lines()).isEmpty();
  }

  @Test
  void the_firm_horizon_ends_with_the_last_day_of_the_last_firm_bucket() {
    var released =
        forecast(
            "7",
            null,
            firm(MONDAY, 1),
            line(TUESDAY, Bucket.WEEK, Firmness.FIRM, 1),
            day(MONDAY.plusDays(30), 1));
    assertThat(released.firmUntil()).isEqualTo(MONDAY.plusDays(7));
    assertThat(forecast("7", null, day(MONDAY, 1)).firmUntil()).isNull();
  }

  @Test
  void liability_for_production_and_material_is_not_firm() {
    assertThat(Firmness.PRODUCTION.isFirm() || Firmness.MATERIAL.isFirm()).isFalse();
  }

  @Test
  void it_speaks_up_to_its_stated_end_or_its_last_line_whichever_is_later() {
    var released = forecast("7", null, week(MONDAY, 1));
    assertThat(released.knownUntil()).isEqualTo(MONDAY.plusDays(6));
    assertThat(upTo(MONDAY.plusDays(30), released).knownUntil()).isEqualTo(MONDAY.plusDays(30));
    assertThat(upTo(MONDAY, released).knownUntil()).isEqualTo(MONDAY.plusDays(6));
  }

  @Test
  void a_month_bucket_ends_the_day_before_the_next_one_begins() {
    assertThat(Bucket.MONTH.lastDay(LocalDate.of(2026, 12, 1)))
        .isEqualTo(LocalDate.of(2026, 12, 31));
    assertThat(Bucket.MONTH.lastDay(LocalDate.of(2027, 2, 15)))
        .isEqualTo(LocalDate.of(2027, 3, 14));
  }

  private static ScheduleLine at(@Nullable LocalTime time, long quantity) {
    return new ScheduleLine(
        MONDAY,
        0,
        time,
        DateKind.DELIVERY,
        Bucket.DAY,
        Firmness.FORECAST,
        Quantity.of(quantity),
        null,
        null);
  }
}
