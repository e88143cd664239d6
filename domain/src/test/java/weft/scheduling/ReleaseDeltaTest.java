package weft.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static weft.scheduling.Deltas.before;
import static weft.scheduling.Deltas.between;
import static weft.scheduling.Deltas.delta;
import static weft.scheduling.Deltas.gone;
import static weft.scheduling.Deltas.issued;
import static weft.scheduling.Deltas.moved;
import static weft.scheduling.Deltas.nextWeek;
import static weft.scheduling.Deltas.now;
import static weft.scheduling.Schedules.FRIDAY;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.THURSDAY;
import static weft.scheduling.Schedules.TUESDAY;
import static weft.scheduling.Schedules.WEDNESDAY;
import static weft.scheduling.Schedules.day;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.forecast;
import static weft.scheduling.Schedules.line;
import static weft.scheduling.Schedules.received;
import static weft.scheduling.Schedules.upTo;
import static weft.scheduling.Schedules.week;
import static weft.scheduling.release.LineDelta.Kind.ADDED;
import static weft.scheduling.release.LineDelta.Kind.CONSUMED;
import static weft.scheduling.release.LineDelta.Kind.LESS;
import static weft.scheduling.release.LineDelta.Kind.MORE;
import static weft.scheduling.release.LineDelta.Kind.MOVED;
import static weft.scheduling.release.LineDelta.Kind.REBUCKETED;
import static weft.scheduling.release.LineDelta.Kind.REMOVED;
import static weft.scheduling.release.LineDelta.Kind.SAME;

import org.junit.jupiter.api.Test;
import weft.measure.Quantity;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.LineDelta;
import weft.scheduling.release.ReleaseDelta;

/**
 * The effect of a release on each line of the release before: kept, changed, moved, added, removed.
 */
class ReleaseDeltaTest {
  @Test
  void a_first_release_has_added_lines_only() {
    assertThat(ReleaseDelta.between(null, before(firm(MONDAY, 100), day(TUESDAY, 50))))
        .containsExactly(delta(MONDAY, ADDED, null, 100), delta(TUESDAY, ADDED, null, 50));
  }

  @Test
  void what_stands_as_it_stood_is_the_same() {
    assertThat(between(before(day(MONDAY, 100)), now(day(MONDAY, 100))))
        .containsExactly(delta(MONDAY, SAME, 100L, 100));
  }

  @Test
  void a_line_that_became_firm_is_the_same() {
    assertThat(between(before(day(MONDAY, 100)), now(firm(MONDAY, 100))))
        .containsExactly(delta(MONDAY, SAME, 100L, 100));
  }

  @Test
  void a_new_date_is_added() {
    assertThat(between(before(day(FRIDAY, 100)), now(day(WEDNESDAY, 30), day(FRIDAY, 100))))
        .containsExactly(delta(WEDNESDAY, ADDED, null, 30), delta(FRIDAY, SAME, 100L, 100));
  }

  @Test
  void a_date_that_is_gone_is_removed() {
    assertThat(between(before(day(WEDNESDAY, 30), day(FRIDAY, 100)), now(day(FRIDAY, 100))))
        .containsExactly(gone(WEDNESDAY, REMOVED, 30), delta(FRIDAY, SAME, 100L, 100));
  }

  @Test
  void a_part_that_stopped_has_removed_lines_only() {
    assertThat(between(before(day(MONDAY, 1), day(TUESDAY, 2)), now()))
        .extracting(LineDelta::kind)
        .containsExactly(REMOVED, REMOVED);
  }

  @Test
  void more_and_less_on_a_date_are_told_apart() {
    var deltas =
        between(
            before(day(MONDAY, 100), day(TUESDAY, 100)), now(day(MONDAY, 130), day(TUESDAY, 60)));
    assertThat(deltas)
        .containsExactly(delta(MONDAY, MORE, 100L, 130), delta(TUESDAY, LESS, 100L, 60));
    assertThat(deltas)
        .extracting(LineDelta::change)
        .containsExactly(Quantity.of(30), Quantity.of(-40));
  }

  @Test
  void the_same_quantity_on_another_date_is_moved() {
    assertThat(
            between(
                before(day(MONDAY, 70), day(FRIDAY, 100)), now(day(TUESDAY, 70), day(FRIDAY, 100))))
        .containsExactly(
            moved(MONDAY, 70L, null, TUESDAY),
            moved(TUESDAY, 70L, 70L, MONDAY),
            delta(FRIDAY, SAME, 100L, 100));
  }

  @Test
  void the_nearest_dates_find_each_other() {
    assertThat(
            between(
                before(day(MONDAY, 70), day(WEDNESDAY, 70), day(FRIDAY, 1)),
                now(day(THURSDAY, 70), day(FRIDAY, 1))))
        .extracting(LineDelta::due, LineDelta::kind)
        .containsExactly(
            tuple(MONDAY, REMOVED),
            tuple(WEDNESDAY, MOVED),
            tuple(THURSDAY, MOVED),
            tuple(FRIDAY, SAME));
  }

  @Test
  void what_is_open_of_a_partly_received_line_can_move() {
    assertThat(
            between(
                received(1000, before(day(MONDAY, 100), day(FRIDAY, 5))),
                received(1040, now(day(WEDNESDAY, 60), day(FRIDAY, 5)))))
        .extracting(LineDelta::kind)
        .containsExactly(MOVED, MOVED, SAME);
  }

  @Test
  void a_rolling_horizon_is_no_move() {
    assertThat(
            between(
                before(week(MONDAY, 100), week(nextWeek(1), 100), week(nextWeek(2), 100)),
                issued(
                    nextWeek(1),
                    week(nextWeek(1), 100),
                    week(nextWeek(2), 100),
                    week(nextWeek(3), 100))))
        .extracting(LineDelta::kind)
        .containsExactly(CONSUMED, SAME, SAME, ADDED);
  }

  @Test
  void a_rolling_horizon_of_unknown_start_is_no_move_either() {
    assertThat(
            between(
                forecast("7", null, week(MONDAY, 100), week(nextWeek(1), 100)),
                forecast("8", null, week(nextWeek(1), 100), week(nextWeek(2), 100))))
        .extracting(LineDelta::kind)
        .containsExactly(REMOVED, SAME, ADDED);
  }

  @Test
  void the_last_line_moves_within_the_stated_horizon() {
    var before = before(day(MONDAY, 1), day(TUESDAY, 70));
    var now = now(day(MONDAY, 1), day(FRIDAY, 70));
    assertThat(between(before, now))
        .extracting(LineDelta::kind)
        .containsExactly(SAME, REMOVED, ADDED);
    assertThat(between(upTo(MONDAY.plusDays(30), before), now))
        .extracting(LineDelta::kind)
        .containsExactly(SAME, MOVED, MOVED);
  }

  @Test
  void a_change_up_to_the_last_firm_day_lies_within_the_firm_horizon() {
    assertThat(
            between(
                before(firm(MONDAY, 1), firm(WEDNESDAY, 1), day(FRIDAY, 1)),
                now(firm(MONDAY, 2), day(TUESDAY, 9), day(WEDNESDAY, 1), day(FRIDAY, 3))))
        .extracting(LineDelta::due, LineDelta::withinFirmHorizon)
        .containsExactly(
            tuple(MONDAY, true),
            tuple(TUESDAY, true),
            tuple(WEDNESDAY, false),
            tuple(FRIDAY, false));
  }

  @Test
  void a_cut_within_the_firm_horizon_is_told() {
    assertThat(between(before(firm(MONDAY, 7), day(FRIDAY, 8)), now()))
        .extracting(LineDelta::withinFirmHorizon)
        .containsExactly(true, false);
  }

  @Test
  void a_move_into_or_out_of_the_firm_horizon_touches_it_at_both_ends() {
    assertThat(
            between(before(firm(MONDAY, 7), day(FRIDAY, 1)), now(day(THURSDAY, 7), day(FRIDAY, 1))))
        .extracting(LineDelta::withinFirmHorizon)
        .containsExactly(true, true, false);
  }

  @Test
  void the_whole_of_a_firm_week_is_firm() {
    assertThat(
            between(
                before(line(MONDAY, Bucket.WEEK, Firmness.FIRM, 500)),
                now(line(MONDAY, Bucket.WEEK, Firmness.FIRM, 500), day(FRIDAY, 20))))
        .extracting(LineDelta::withinFirmHorizon)
        .containsExactly(false, true);
  }

  @Test
  void neither_consumption_nor_other_buckets_touch_the_firm_horizon() {
    assertThat(
            between(
                received(10, before(firm(MONDAY, 7), line(TUESDAY, Bucket.WEEK, Firmness.FIRM, 9))),
                received(17, now(firm(TUESDAY, 4), firm(WEDNESDAY, 5)))))
        .extracting(LineDelta::kind, LineDelta::withinFirmHorizon)
        .containsExactly(
            tuple(CONSUMED, false), tuple(REBUCKETED, false), tuple(REBUCKETED, false));
  }

  @Test
  void lines_of_one_date_are_compared_in_their_order() {
    assertThat(
            between(
                before(firm(MONDAY, 100), day(MONDAY, 50)),
                now(firm(MONDAY, 100), day(MONDAY, 80))))
        .extracting(LineDelta::ordinal, LineDelta::kind)
        .containsExactly(tuple(0, SAME), tuple(1, MORE));
  }
}
