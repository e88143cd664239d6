package weft.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.scheduling.Schedules.FRIDAY;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.SCHEDULE;
import static weft.scheduling.Schedules.THURSDAY;
import static weft.scheduling.Schedules.TUESDAY;
import static weft.scheduling.Schedules.WEDNESDAY;
import static weft.scheduling.Schedules.commitment;
import static weft.scheduling.Schedules.day;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.forecast;
import static weft.scheduling.Schedules.inUnit;
import static weft.scheduling.Schedules.line;
import static weft.scheduling.Schedules.promise;
import static weft.scheduling.Schedules.received;
import static weft.scheduling.Schedules.week;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.event.Refused;
import weft.scheduling.DeliveryScheduleCommand.CommitCallOffs;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.CallOffsCommitted;
import weft.scheduling.DeliveryScheduleEvent.Contradiction.Kind;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleEvent.LateCallOffRecorded;
import weft.scheduling.ScheduleRefusal.Superseded;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.Release;
import weft.scheduling.release.ReleaseDelta;

/** Forecast and call-offs form one ledger; the precedence decides how. */
class CallOffTest extends CalledOffSchedule {
  @Test
  void within_its_window_a_call_off_stands_in_the_forecasts_place() {
    release(forecast("1", BEFORE, firm(MONDAY, 10), firm(TUESDAY, 20), day(THURSDAY, 40)));
    assertThat(callOff(replacing("7", TUESDAY, WEDNESDAY, at(6, firm(WEDNESDAY, 25)))))
        .isInstanceOf(CallOffReleased.class);
    assertThat(ledger()).containsExactly("MONDAY 10", "WEDNESDAY 06:00 25 #7", "THURSDAY 40");
  }

  @Test
  void a_week_that_reaches_out_of_the_window_keeps_what_was_not_called_off() {
    release(forecast("1", BEFORE, week(MONDAY, 500)));
    callOff(replacing("7", MONDAY, TUESDAY, firm(MONDAY, 100), firm(TUESDAY, 150)));
    assertThat(ledger()).containsExactlyInAnyOrder("MONDAY 250", "MONDAY 100 #7", "TUESDAY 150 #7");
    callOff(replacing("8", MONDAY, TUESDAY, firm(TUESDAY, 50)));
    assertThat(ledger()).containsExactlyInAnyOrder("MONDAY 450", "TUESDAY 50 #8");
  }

  @Test
  void a_newer_call_off_replaces_the_older_one_on_its_own_days_alone() {
    release(forecast("1", BEFORE, firm(MONDAY, 10), firm(FRIDAY, 50)));
    callOff(replacing("7", MONDAY, WEDNESDAY, firm(MONDAY, 11), firm(WEDNESDAY, 33)));
    callOff(replacing("8", TUESDAY, WEDNESDAY, firm(TUESDAY, 22)));
    assertThat(ledger()).containsExactly("MONDAY 11 #7", "TUESDAY 22 #8", "FRIDAY 50");
  }

  @Test
  void a_call_off_of_nothing_takes_the_forecast_off_its_days() {
    release(forecast("1", BEFORE, firm(MONDAY, 10), firm(TUESDAY, 20)));
    callOff(replacing("7", MONDAY, MONDAY));
    assertThat(ledger()).containsExactly("TUESDAY 20");
  }

  @Test
  void a_new_forecast_keeps_the_call_off_on_the_days_that_are_still_to_come() {
    release(forecast("1", BEFORE, firm(MONDAY, 10)));
    callOff(replacing("7", MONDAY, WEDNESDAY, firm(MONDAY, 11), firm(WEDNESDAY, 33)));
    DeliveryScheduleEvent released =
        release(forecast("2", TUESDAY, firm(TUESDAY, 21), firm(WEDNESDAY, 31), day(FRIDAY, 51)));
    assertThat(ledger()).containsExactly("WEDNESDAY 33 #7", "FRIDAY 51");
    assertThat(released)
        .isInstanceOfSatisfying(
            ForecastReleased.class,
            it -> {
              assertThat(it.forecast().lines()).hasSize(3);
              assertThat(it.due()).isEqualTo(schedule.current());
            });
  }

  @Test
  void once_all_its_days_are_over_the_forecast_stands_alone() {
    release(forecast("1", BEFORE, firm(MONDAY, 10)));
    callOff(replacing("7", MONDAY, TUESDAY, firm(MONDAY, 11)));
    Forecast next = forecast("2", WEDNESDAY, firm(WEDNESDAY, 30));
    assertThat(release(next))
        .isEqualTo(new ForecastReleased(SCHEDULE, next, null, null, null, null, null));
    assertThat(ledger()).containsExactly("WEDNESDAY 30");
  }

  @Test
  void the_backlog_of_a_newer_forecast_stands_beside_the_call_off() {
    release(forecast("1", BEFORE, firm(MONDAY, 10)));
    callOff(replacing("7", MONDAY, WEDNESDAY, firm(MONDAY, 11), firm(WEDNESDAY, 33)));
    release(
        forecast(
            "2", TUESDAY, line(TUESDAY, Bucket.DAY, Firmness.BACKLOG, 11), firm(WEDNESDAY, 31)));
    assertThat(ledger()).containsExactly("TUESDAY 11", "WEDNESDAY 33 #7");
    callOff(replacing("8", TUESDAY, WEDNESDAY, firm(TUESDAY, 44)));
    assertThat(ledger()).containsExactly("TUESDAY 44 #8");
  }

  @Test
  void what_was_received_since_is_taken_off_forecast_and_call_offs_oldest_first() {
    release(received(1000, forecast("1", BEFORE, firm(MONDAY, 10), day(FRIDAY, 50))));
    callOff(replacing("7", TUESDAY, WEDNESDAY, firm(TUESDAY, 20), firm(WEDNESDAY, 30)));
    callOff(counting(1015, replacing("8", THURSDAY, THURSDAY, firm(THURSDAY, 40))));
    assertThat(ledger())
        .containsExactly("TUESDAY 15 #7", "WEDNESDAY 30 #7", "THURSDAY 40 #8", "FRIDAY 50");
    release(received(1030, forecast("2", TUESDAY, firm(WEDNESDAY, 31), day(FRIDAY, 50))));
    assertThat(ledger()).containsExactly("WEDNESDAY 30 #7", "THURSDAY 40 #8", "FRIDAY 50");
  }

  @Test
  void a_fallen_cumulative_is_no_negative_receipt() {
    release(received(1000, forecast("1", BEFORE, firm(MONDAY, 10), firm(TUESDAY, 20))));
    callOff(counting(900, replacing("7", TUESDAY, TUESDAY, firm(TUESDAY, 25))));
    assertThat(ledger()).containsExactly("MONDAY 10", "TUESDAY 25 #7");
  }

  @Test
  void an_older_call_off_is_recorded_and_changes_nothing() {
    release(forecast("1", BEFORE, firm(MONDAY, 10)));
    callOff(replacing("7", MONDAY, MONDAY, firm(MONDAY, 11)));
    assertThat(callOff(replacing("6", MONDAY, MONDAY, firm(MONDAY, 99))))
        .isInstanceOfSatisfying(
            LateCallOffRecorded.class, it -> assertThat(it.inForce()).isEqualTo("7"));
    assertThat(ledger()).containsExactly("MONDAY 11 #7");
    assertThat(callOff(replacing("6", MONDAY, MONDAY, firm(MONDAY, 99)))).isNull();
  }

  @Test
  void a_call_off_that_a_later_release_has_left_behind_changes_nothing() {
    release(forecast("2", WEDNESDAY, firm(THURSDAY, 10)));
    CallOff old = replacing("7", MONDAY, TUESDAY, firm(MONDAY, 11));
    var issued = new Release("7", BEFORE.atTime(6, 0));
    var delayed =
        new CallOff(
            issued,
            old.from(),
            old.until(),
            old.unit(),
            null,
            old.received(),
            old.lines(),
            old.precedence());
    assertThat(callOff(delayed))
        .isInstanceOfSatisfying(
            LateCallOffRecorded.class, it -> assertThat(it.inForce()).isEqualTo("2"));
    assertThat(ledger()).containsExactly("THURSDAY 10");
    assertThat(callOff(replacing("8", THURSDAY, THURSDAY, firm(THURSDAY, 12))))
        .isInstanceOf(CallOffReleased.class);
  }

  @Test
  void the_same_call_off_again_is_nothing_and_its_number_with_other_content_a_contradiction() {
    release(forecast("1", BEFORE, firm(MONDAY, 10)));
    callOff(replacing("7", MONDAY, MONDAY, firm(MONDAY, 11)));
    assertThat(callOff(replacing("7", MONDAY, MONDAY, firm(MONDAY, 11)))).isNull();
    assertThat(kind(callOff(replacing("7", MONDAY, MONDAY, firm(MONDAY, 12)))))
        .isEqualTo(Kind.NUMBER_REUSED);
    assertThat(kind(callOff(replacing("7", MONDAY, TUESDAY, firm(MONDAY, 11)))))
        .isEqualTo(Kind.NUMBER_REUSED);
    assertThat(ledger()).containsExactly("MONDAY 11 #7");
  }

  @Test
  void numbers_of_call_offs_and_of_releases_are_apart() {
    release(forecast("100", BEFORE, firm(MONDAY, 10)));
    assertThat(callOff(replacing("1", MONDAY, MONDAY, firm(MONDAY, 11))))
        .isInstanceOf(CallOffReleased.class);
    assertThat(release(forecast("101", BEFORE, firm(TUESDAY, 20))))
        .isInstanceOf(ForecastReleased.class);
    assertThat(callOff(replacing("2", MONDAY, MONDAY, firm(MONDAY, 12))))
        .isInstanceOf(CallOffReleased.class);
  }

  @Test
  void another_unit_is_a_contradiction() {
    release(inUnit("KGM", forecast("1", BEFORE, firm(MONDAY, 10))));
    assertThat(kind(callOff(replacing("7", MONDAY, MONDAY, firm(MONDAY, 11)))))
        .isEqualTo(Kind.UNIT_CHANGED);
  }

  @Test
  void the_supplier_commits_to_lines_of_the_ledger_under_the_number_that_came_last() {
    release(forecast("1", BEFORE, firm(MONDAY, 10), firm(FRIDAY, 50)));
    callOff(replacing("7", MONDAY, MONDAY, firm(MONDAY, 11)));
    assertThatThrownBy(
            () ->
                ask(
                    new CommitCallOffs(
                        SCHEDULE, "1", List.of(commitment(MONDAY, 11, promise(MONDAY, 11))))))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.refusal()).isEqualTo(new Superseded("1", "7")));
    var both =
        List.of(
            commitment(MONDAY, 11, promise(MONDAY, 11)),
            commitment(FRIDAY, 50, promise(FRIDAY, 50)));
    assertThat(ask(new CommitCallOffs(SCHEDULE, "7", both)))
        .isEqualTo(new CallOffsCommitted(SCHEDULE, "7", both));
  }

  @Test
  void the_change_of_a_call_off_is_told_against_the_ledger_before() {
    release(forecast("1", BEFORE, firm(MONDAY, 10), firm(TUESDAY, 20), day(FRIDAY, 50)));
    Forecast before = current();
    callOff(replacing("7", MONDAY, TUESDAY, firm(MONDAY, 10), firm(TUESDAY, 25)));
    assertThat(ReleaseDelta.between(before, current()))
        .extracting(it -> it.due() + " " + it.kind())
        .containsExactly(MONDAY + " SAME", TUESDAY + " MORE", FRIDAY + " SAME");
  }
}
