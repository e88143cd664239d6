package weft.scheduling;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static weft.scheduling.Schedules.FRIDAY;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.SCHEDULE;
import static weft.scheduling.Schedules.THURSDAY;
import static weft.scheduling.Schedules.TUESDAY;
import static weft.scheduling.Schedules.WEDNESDAY;
import static weft.scheduling.Schedules.day;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.forecast;
import static weft.scheduling.Schedules.received;
import static weft.scheduling.Schedules.week;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.measure.Quantity;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent.Contradiction.Kind;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleEvent.LateReleaseRecorded;
import weft.scheduling.DeliveryScheduleEvent.ReleaseContradicted;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ScheduleLine;

/** A message that changes dates of a schedule leaves all other dates as they are. */
class ChangedScheduleTest extends CalledOffSchedule {
  private @Nullable DeliveryScheduleEvent change(Forecast change, ScheduleLine... named) {
    return ask(new ReleaseForecast(SCHEDULE, change, null, null, Arrays.asList(named), null, null));
  }

  private @Nullable DeliveryScheduleEvent change(String number, ScheduleLine... named) {
    return change(forecast(number, BEFORE.plusDays(1), named), named);
  }

  private static @Nullable Kind released(@Nullable DeliveryScheduleEvent event) {
    return event instanceof ReleaseContradicted it ? it.contradiction().kind() : null;
  }

  @Test
  void what_it_does_not_name_stays_and_a_named_day_of_nothing_goes() {
    release(forecast("1", BEFORE, firm(MONDAY, 10), firm(TUESDAY, 20), day(THURSDAY, 40)));
    assertThat(change("2", firm(MONDAY, 15), firm(TUESDAY, 0), day(FRIDAY, 50)))
        .isInstanceOf(ForecastReleased.class);
    assertThat(ledger()).containsExactly("MONDAY 15", "THURSDAY 40", "FRIDAY 50");
    assertThat(current().release().number()).isEqualTo("2");
    assertThat(current().horizonStart()).isEqualTo(BEFORE);
  }

  @Test
  void the_event_has_both_what_was_sent_and_what_stands() {
    release(forecast("1", BEFORE, firm(MONDAY, 10), firm(TUESDAY, 20)));
    assertThat(change("2", firm(MONDAY, 15)))
        .isInstanceOfSatisfying(
            ForecastReleased.class,
            it -> {
              assertThat(it.forecast().lines()).hasSize(1);
              assertThat(it.whole().lines())
                  .extracting(ScheduleLine::segment)
                  .as("what stays was said in another message")
                  .containsExactly(17, null);
            });
  }

  @Test
  void sent_again_it_adds_nothing_also_once_a_newer_one_is_in_force() {
    release(forecast("1", BEFORE, firm(MONDAY, 10), firm(TUESDAY, 20)));
    change("2", firm(MONDAY, 15));
    assertThat(change("2", firm(MONDAY, 15))).isNull();
    release(forecast("3", BEFORE.plusDays(2), firm(MONDAY, 11)));
    assertThat(change("2", firm(MONDAY, 15))).isNull();
    assertThat(ledger()).containsExactly("MONDAY 11");
  }

  @Test
  void an_older_one_is_recorded_as_it_was_sent_and_changes_nothing() {
    release(forecast("3", BEFORE.plusDays(2), firm(MONDAY, 10), firm(TUESDAY, 20)));
    assertThat(change("2", firm(MONDAY, 15)))
        .isInstanceOfSatisfying(
            LateReleaseRecorded.class, it -> assertThat(it.forecast().lines()).hasSize(1));
    assertThat(ledger()).containsExactly("MONDAY 10", "TUESDAY 20");
  }

  @Test
  void what_was_received_since_is_taken_off_what_stays_and_cumulatives_are_counted_anew() {
    release(received(100, forecast("1", BEFORE, firm(MONDAY, 10), firm(TUESDAY, 20))));
    change(
        received(110, forecast("2", BEFORE.plusDays(1), firm(WEDNESDAY, 30))), firm(WEDNESDAY, 30));
    assertThat(ledger()).containsExactly("TUESDAY 20", "WEDNESDAY 30");
    assertThat(current().lines())
        .extracting(ScheduleLine::cumulative)
        .containsExactly(Quantity.of(130), Quantity.of(160));
  }

  @Test
  void days_that_fill_a_week_take_its_place_and_a_week_that_of_its_days() {
    release(forecast("1", BEFORE, week(MONDAY, 500), week(MONDAY.plusWeeks(1), 600)));
    var sunday = MONDAY.plusDays(6);
    change(
        "2",
        day(MONDAY, 100),
        day(TUESDAY, 0),
        day(WEDNESDAY, 0),
        day(THURSDAY, 0),
        day(FRIDAY, 0),
        day(FRIDAY.plusDays(1), 0),
        day(sunday, 7));
    assertThat(ledger()).containsExactly("MONDAY 100", "SUNDAY 7", "MONDAY 600");
    change("3", week(MONDAY, 450));
    assertThat(ledger()).containsExactly("MONDAY 450", "MONDAY 600");
  }

  @Test
  void some_days_of_a_week_leave_open_what_the_others_want() {
    release(forecast("1", BEFORE, week(MONDAY, 500)));
    assertThat(released(change("2", day(TUESDAY, 100)))).isEqualTo(Kind.PART_OF_SPAN);
    assertThat(ledger()).containsExactly("MONDAY 500");
  }

  @Test
  void backlog_is_one_date_and_stays_where_it_is_not_named() {
    release(
        forecast(
            "1",
            BEFORE,
            Schedules.line(BEFORE, Bucket.DAY, Firmness.BACKLOG, 5),
            firm(MONDAY, 10)));
    change("2", firm(BEFORE, 1));
    assertThat(ledger()).containsExactlyInAnyOrder("FRIDAY 5", "FRIDAY 1", "MONDAY 10");
    change("3", Schedules.line(BEFORE.plusDays(1), Bucket.DAY, Firmness.BACKLOG, 3));
    assertThat(ledger()).containsExactly("FRIDAY 1", "SATURDAY 3", "MONDAY 10");
  }

  @Test
  void without_anything_in_force_there_is_nothing_to_change() {
    assertThat(released(change("2", firm(MONDAY, 15)))).isEqualTo(Kind.NOTHING_TO_CHANGE);
    assertThat(ledger()).isEmpty();
  }

  @Test
  void call_offs_hold_beside_a_release_that_is_changed() {
    release(forecast("1", BEFORE, firm(MONDAY, 10), firm(TUESDAY, 20), day(THURSDAY, 40)));
    callOff(replacing("7", MONDAY, TUESDAY, firm(MONDAY, 11)));
    change("2", day(FRIDAY, 50));
    assertThat(ledger()).containsExactly("MONDAY 11 #7", "THURSDAY 40", "FRIDAY 50");
  }

  @Test
  void one_that_a_newer_change_overtook_is_a_contradiction_be_it_a_change_or_whole() {
    release(forecast("1", BEFORE, firm(MONDAY, 10), firm(TUESDAY, 20)));
    change(forecast("3", BEFORE.plusDays(3), firm(MONDAY, 15)), firm(MONDAY, 15));
    var late = change(forecast("2", BEFORE.plusDays(2), firm(TUESDAY, 25)), firm(TUESDAY, 25));
    assertThat(released(late)).isEqualTo(Kind.OVERTAKEN);
    assertThat(((ReleaseContradicted) requireNonNull(late)).contradiction().known()).isEqualTo("3");
    assertThat(released(release(forecast("2", BEFORE.plusDays(2), firm(FRIDAY, 9)))))
        .isEqualTo(Kind.OVERTAKEN);
    assertThat(ledger()).containsExactly("MONDAY 15", "TUESDAY 20");
  }

  @Test
  void what_the_last_whole_release_came_after_is_late_and_no_contradiction() {
    release(forecast("3", BEFORE.plusDays(3), firm(MONDAY, 10)));
    change(forecast("4", BEFORE.plusDays(4), firm(MONDAY, 15)), firm(MONDAY, 15));
    assertThat(change("2", firm(TUESDAY, 25))).isInstanceOf(LateReleaseRecorded.class);
    assertThat(change("2", firm(TUESDAY, 25))).as("sent again").isNull();
    assertThat(release(forecast("1", BEFORE, firm(MONDAY, 9))))
        .isInstanceOf(LateReleaseRecorded.class);
  }

  @Test
  void dates_of_nothing_are_what_it_says_and_other_ones_under_its_number_contradict() {
    release(forecast("1", BEFORE, firm(MONDAY, 10), firm(TUESDAY, 20), firm(FRIDAY, 5)));
    change("2", firm(MONDAY, 15), firm(TUESDAY, 0));
    assertThat(released(change("2", firm(MONDAY, 15), firm(FRIDAY, 0))))
        .isEqualTo(Kind.NUMBER_REUSED);
    assertThat(released(release(forecast("2", BEFORE.plusDays(1), firm(MONDAY, 15)))))
        .as("the same as a whole one")
        .isEqualTo(Kind.NUMBER_REUSED);
    assertThat(change("2", firm(MONDAY, 15), firm(TUESDAY, 0))).as("the same").isNull();
  }

  @Test
  void what_call_offs_know_of_receipts_stays_known() {
    release(received(1000, forecast("1", BEFORE, firm(MONDAY, 10), day(THURSDAY, 40))));
    callOff(counting(1004, replacing("7", MONDAY, MONDAY, firm(MONDAY, 10))));
    change("2", day(FRIDAY, 50));
    assertThat(current().received().cumulative()).isEqualTo(Quantity.of(1004));
    callOff(counting(1006, replacing("8", TUESDAY, TUESDAY)));
    assertThat(ledger()).as("two more").contains("MONDAY 8 #7");
  }
}
