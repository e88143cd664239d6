package weft.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.scheduling.Deltas.EARLY;
import static weft.scheduling.Deltas.before;
import static weft.scheduling.Deltas.between;
import static weft.scheduling.Deltas.delta;
import static weft.scheduling.Deltas.gone;
import static weft.scheduling.Deltas.issued;
import static weft.scheduling.Deltas.moved;
import static weft.scheduling.Deltas.now;
import static weft.scheduling.Schedules.FRIDAY;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.TUESDAY;
import static weft.scheduling.Schedules.WEDNESDAY;
import static weft.scheduling.Schedules.day;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.received;
import static weft.scheduling.Schedules.week;
import static weft.scheduling.release.LineDelta.Kind.ADDED;
import static weft.scheduling.release.LineDelta.Kind.CONSUMED;
import static weft.scheduling.release.LineDelta.Kind.MORE;
import static weft.scheduling.release.LineDelta.Kind.REMOVED;
import static weft.scheduling.release.LineDelta.Kind.SAME;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.measure.Quantity;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.LineDelta;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;

/** The effect of receipts and passed days on the lines of the release before. */
class ReleaseDeltaConsumptionTest {
  @Test
  void a_line_before_the_new_horizon_is_consumed() {
    assertThat(
            between(before(day(MONDAY, 100), day(FRIDAY, 100)), issued(TUESDAY, day(FRIDAY, 100))))
        .containsExactly(gone(MONDAY, CONSUMED, 100), delta(FRIDAY, SAME, 100L, 100));
  }

  @Test
  void a_week_is_not_past_before_its_last_day_is() {
    assertThat(between(before(week(MONDAY, 100)), issued(FRIDAY)))
        .extracting(LineDelta::kind)
        .containsExactly(REMOVED);
    assertThat(between(before(week(MONDAY, 100)), issued(MONDAY.plusDays(7))))
        .extracting(LineDelta::kind)
        .containsExactly(CONSUMED);
  }

  @Test
  void the_stated_start_of_the_horizon_goes_before_the_day_of_issue() {
    var now =
        new Forecast(
            new Release("8", EARLY.atTime(8, 0)),
            TUESDAY,
            null,
            "PCE",
            null,
            Received.UNKNOWN,
            List.of());
    assertThat(between(before(day(MONDAY, 100)), now)).containsExactly(gone(MONDAY, CONSUMED, 100));
  }

  @Test
  void a_line_covered_by_the_risen_received_cumulative_is_consumed() {
    assertThat(
            between(
                received(1000, before(day(MONDAY, 100), day(TUESDAY, 100))),
                received(1100, now(day(TUESDAY, 100)))))
        .containsExactly(gone(MONDAY, CONSUMED, 100, 0), delta(TUESDAY, SAME, 100L, 100));
  }

  @Test
  void a_cumulative_that_counts_from_a_later_day_was_received_since_and_is_no_return() {
    Forecast old = said(1000, null, EARLY, before(day(MONDAY, 100), day(TUESDAY, 100)));
    assertThat(between(old, said(100, EARLY.plusDays(1), null, now(day(TUESDAY, 100)))))
        .as("named, where none was known before")
        .containsExactly(gone(MONDAY, CONSUMED, 100, 0), delta(TUESDAY, SAME, 100L, 100));
    old = said(1000, EARLY, EARLY, before(day(MONDAY, 100), day(TUESDAY, 100)));
    assertThat(between(old, said(1100, EARLY, null, now(day(TUESDAY, 100)))))
        .as("the same count goes on")
        .containsExactly(gone(MONDAY, CONSUMED, 100, 0), delta(TUESDAY, SAME, 100L, 100));
    assertThat(between(old, said(1100, EARLY.plusDays(1), null, now())))
        .as("risen above the old count, and yet a new one")
        .containsExactly(gone(MONDAY, CONSUMED, 100, 0), gone(TUESDAY, CONSUMED, 100, 0));
    assertThat(between(old, said(100, null, null, now(day(MONDAY, 100), day(TUESDAY, 100)))))
        .as("fallen without a word")
        .extracting(LineDelta::kind)
        .containsOnly(SAME);
  }

  /** A count from one day up to another. */
  private static Forecast said(
      long cumulative, @Nullable LocalDate since, @Nullable LocalDate asOf, Forecast it) {
    var received = new Received(Quantity.of(cumulative), asOf, null, null, null, null, null, since);
    return new Forecast(
        it.release(), it.horizonStart(), it.horizonEnd(), it.unit(), null, received, it.lines());
  }

  @Test
  void a_partly_received_line_is_partly_consumed() {
    assertThat(
            between(
                received(1000, before(day(MONDAY, 100), day(TUESDAY, 100))),
                received(1140, now(day(TUESDAY, 60)))))
        .containsExactly(gone(MONDAY, CONSUMED, 100, 0), delta(TUESDAY, CONSUMED, 100L, 60L, 60));
  }

  @Test
  void a_partly_received_line_that_was_also_raised_is_more() {
    var deltas =
        between(received(1000, before(day(MONDAY, 100))), received(1040, now(day(MONDAY, 90))));
    assertThat(deltas).containsExactly(delta(MONDAY, MORE, 100L, 60L, 90));
    assertThat(deltas.getFirst().change()).isEqualTo(Quantity.of(30));
  }

  @Test
  void a_line_part_received_and_part_cut_says_both() {
    var deltas =
        between(
            received(1000, before(firm(MONDAY, 100), firm(TUESDAY, 50))),
            received(1040, now(firm(MONDAY, 30))));
    assertThat(deltas)
        .extracting(
            it -> it.kind() + " " + it.received() + " " + it.change() + " " + it.isFirmCut())
        .containsExactly("LESS 40 -30 true", "REMOVED 0 -50 true");
    deltas = between(received(1000, before(firm(MONDAY, 100))), received(1040, now()));
    assertThat(deltas)
        .extracting(it -> it.kind() + " " + it.received() + " " + it.change())
        .containsExactly("REMOVED 40 -60");
    deltas =
        between(
            received(1000, before(firm(MONDAY, 100), firm(FRIDAY, 1))),
            received(1040, now(firm(WEDNESDAY, 60), firm(FRIDAY, 1))));
    assertThat(deltas)
        .as("moved: it was received where it was")
        .extracting(it -> it.due() + " " + it.kind() + " " + it.received())
        .containsExactly(MONDAY + " MOVED 40", WEDNESDAY + " MOVED 0", FRIDAY + " SAME 0");
  }

  @Test
  void what_was_received_or_moved_or_is_planned_alone_is_no_cut_of_what_was_firm() {
    assertThat(
            between(
                received(1000, before(firm(MONDAY, 100), firm(TUESDAY, 50), day(FRIDAY, 90))),
                received(1100, now(firm(WEDNESDAY, 50), day(FRIDAY, 10)))))
        .noneMatch(LineDelta::isFirmCut);
  }

  @Test
  void a_partly_received_line_that_is_gone_lost_only_what_was_open() {
    var deltas = between(received(1000, before(day(MONDAY, 100))), received(1040, now()));
    assertThat(deltas).containsExactly(gone(MONDAY, REMOVED, 100, 60));
    assertThat(deltas.getFirst().change()).isEqualTo(Quantity.of(-60));
  }

  @Test
  void receiving_more_than_was_called_off_consumes_everything_and_no_more() {
    assertThat(
            between(received(1000, before(day(MONDAY, 100))), received(1500, now(day(FRIDAY, 80)))))
        .containsExactly(gone(MONDAY, CONSUMED, 100, 0), delta(FRIDAY, ADDED, null, 80));
  }

  @Test
  void a_fallen_received_cumulative_is_no_negative_receipt() {
    assertThat(
            between(received(1000, before(day(MONDAY, 100))), received(20, now(day(MONDAY, 100)))))
        .containsExactly(delta(MONDAY, SAME, 100L, 100));
  }

  @Test
  void an_unknown_received_cumulative_is_not_zero() {
    assertThat(between(before(day(MONDAY, 100)), received(1000, now(day(MONDAY, 100)))))
        .containsExactly(delta(MONDAY, SAME, 100L, 100));
    assertThat(between(received(1000, before(day(MONDAY, 100))), now(day(MONDAY, 100))))
        .containsExactly(delta(MONDAY, SAME, 100L, 100));
  }

  @Test
  void an_overdue_line_without_a_new_date_is_consumed() {
    assertThat(between(received(1000, before(day(MONDAY, 70))), received(1000, issued(TUESDAY))))
        .containsExactly(gone(MONDAY, CONSUMED, 70));
  }

  @Test
  void an_overdue_line_known_not_to_be_received_is_moved_to_its_new_date() {
    assertThat(
            between(
                received(1000, before(day(MONDAY, 70), day(FRIDAY, 5))),
                received(1000, issued(TUESDAY, day(WEDNESDAY, 70), day(FRIDAY, 5)))))
        .containsExactly(
            moved(MONDAY, 70L, null, WEDNESDAY),
            moved(WEDNESDAY, 70L, 70L, MONDAY),
            delta(FRIDAY, SAME, 5L, 5));
  }
}
