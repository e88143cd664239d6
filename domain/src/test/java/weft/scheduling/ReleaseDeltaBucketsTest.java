package weft.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static weft.scheduling.Deltas.before;
import static weft.scheduling.Deltas.between;
import static weft.scheduling.Deltas.delta;
import static weft.scheduling.Deltas.gone;
import static weft.scheduling.Deltas.issued;
import static weft.scheduling.Deltas.now;
import static weft.scheduling.Schedules.FRIDAY;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.THURSDAY;
import static weft.scheduling.Schedules.TUESDAY;
import static weft.scheduling.Schedules.WEDNESDAY;
import static weft.scheduling.Schedules.day;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.line;
import static weft.scheduling.Schedules.received;
import static weft.scheduling.Schedules.week;
import static weft.scheduling.release.LineDelta.Kind.ADDED;
import static weft.scheduling.release.LineDelta.Kind.LESS;
import static weft.scheduling.release.LineDelta.Kind.MOVED;
import static weft.scheduling.release.LineDelta.Kind.REBUCKETED;
import static weft.scheduling.release.LineDelta.Kind.SAME;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import weft.measure.Quantity;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.LineDelta;
import weft.scheduling.release.ScheduleLine;

/** The same sum in other buckets is no change. */
class ReleaseDeltaBucketsTest {
  @Test
  void a_week_that_became_five_days_is_no_change() {
    var deltas =
        between(
            before(week(MONDAY, 500)),
            now(
                day(MONDAY, 100),
                day(TUESDAY, 100),
                day(WEDNESDAY, 100),
                day(THURSDAY, 100),
                day(FRIDAY, 100)));
    assertThat(deltas)
        .containsExactly(
            delta(MONDAY, REBUCKETED, 500L, 100),
            delta(TUESDAY, REBUCKETED, null, 100),
            delta(WEDNESDAY, REBUCKETED, null, 100),
            delta(THURSDAY, REBUCKETED, null, 100),
            delta(FRIDAY, REBUCKETED, null, 100));
    assertThat(deltas).extracting(LineDelta::change).containsOnly(Quantity.ZERO);
  }

  private static ScheduleLine at(int ordinal, int hour, long quantity) {
    return new ScheduleLine(
        MONDAY,
        ordinal,
        LocalTime.of(hour, 0),
        DateKind.DELIVERY,
        Bucket.DAY,
        Firmness.FIRM,
        Quantity.of(quantity),
        null,
        17);
  }

  @Test
  void a_day_that_is_parted_among_times_is_no_change() {
    var deltas = between(before(firm(MONDAY, 40)), now(at(0, 6, 24), at(1, 14, 16)));
    assertThat(deltas).extracting(LineDelta::kind).containsOnly(REBUCKETED);
    assertThat(deltas).noneMatch(LineDelta::isFirmCut);
    assertThat(between(before(at(0, 6, 24), at(1, 14, 16)), now(firm(MONDAY, 40))))
        .extracting(LineDelta::kind)
        .containsOnly(REBUCKETED);
  }

  @Test
  void days_that_became_a_week_are_no_change() {
    assertThat(between(before(day(TUESDAY, 300), day(FRIDAY, 200)), now(week(MONDAY, 500))))
        .containsExactly(
            delta(MONDAY, REBUCKETED, null, 500),
            gone(TUESDAY, REBUCKETED, 300),
            gone(FRIDAY, REBUCKETED, 200));
  }

  @Test
  void a_month_that_became_weeks_is_no_change() {
    var first = LocalDate.of(2027, 2, 1);
    assertThat(
            between(
                before(line(first, Bucket.MONTH, Firmness.FORECAST, 400)),
                now(
                    week(first, 100),
                    week(first.plusDays(7), 100),
                    week(first.plusDays(14), 100),
                    week(first.plusDays(21), 100))))
        .extracting(LineDelta::kind)
        .containsOnly(REBUCKETED);
  }

  @Test
  void a_day_that_became_the_week_it_begins_is_no_change() {
    assertThat(between(before(day(MONDAY, 500)), now(week(MONDAY, 500))))
        .containsExactly(delta(MONDAY, REBUCKETED, 500L, 500));
  }

  @Test
  void what_is_open_of_a_week_can_become_days() {
    assertThat(
            between(
                received(1000, before(week(MONDAY, 500))),
                received(1200, issued(WEDNESDAY, day(WEDNESDAY, 100), day(FRIDAY, 200)))))
        .containsExactly(
            gone(MONDAY, REBUCKETED, 500, 300),
            delta(WEDNESDAY, REBUCKETED, null, 100),
            delta(FRIDAY, REBUCKETED, null, 200));
  }

  @Test
  void a_week_that_became_days_with_another_sum_is_a_change() {
    var deltas = between(before(week(MONDAY, 500)), now(day(MONDAY, 200), day(TUESDAY, 350)));
    assertThat(deltas).extracting(LineDelta::kind).containsExactly(LESS, ADDED);
    assertThat(deltas.stream().map(LineDelta::change).reduce(Quantity.ZERO, Quantity::plus))
        .isEqualTo(Quantity.of(50));
  }

  @Test
  void a_move_beneath_an_unchanged_month_is_a_move() {
    var month = line(MONDAY, Bucket.MONTH, Firmness.FORECAST, 900);
    assertThat(between(before(month, day(TUESDAY, 50)), now(month, day(THURSDAY, 50))))
        .extracting(LineDelta::due, LineDelta::kind)
        .containsExactly(tuple(MONDAY, SAME), tuple(TUESDAY, MOVED), tuple(THURSDAY, MOVED));
  }

  @Test
  void a_week_that_begins_with_a_longer_bucket_swallows_nothing_of_it() {
    var month = line(MONDAY, Bucket.MONTH, Firmness.FORECAST, 900);
    var deltas = between(before(month, day(WEDNESDAY, 100)), now(week(MONDAY, 100)));
    assertThat(deltas.stream().map(LineDelta::change).reduce(Quantity.ZERO, Quantity::plus))
        .isEqualTo(Quantity.of(-900));
  }
}
