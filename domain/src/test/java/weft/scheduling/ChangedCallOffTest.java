package weft.scheduling;

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
import static weft.scheduling.Schedules.line;
import static weft.scheduling.Schedules.week;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.Contradiction.Kind;
import weft.scheduling.DeliveryScheduleEvent.LateCallOffRecorded;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.ScheduleLine;

/** A message that changes dates of call-offs leaves all other dates as they are. */
class ChangedCallOffTest extends CalledOffSchedule {
  private @Nullable DeliveryScheduleEvent changeCallOff(String number, ScheduleLine... named) {
    return change(
        replacing(number, named[0].due(), named[named.length - 1].lastDay(), named), named);
  }

  private @Nullable DeliveryScheduleEvent change(CallOff change, ScheduleLine... named) {
    return ask(new ReleaseCallOff(SCHEDULE, change, null, Arrays.asList(named), null));
  }

  @Test
  void a_change_of_a_call_off_leaves_the_other_days_called_off_and_the_forecast() {
    release(forecast("1", BEFORE, firm(MONDAY, 10), day(FRIDAY, 50)));
    callOff(
        replacing("7", MONDAY, THURSDAY, firm(MONDAY, 11), firm(TUESDAY, 22), firm(WEDNESDAY, 33)));
    DeliveryScheduleEvent event = changeCallOff("8", firm(MONDAY, 12), firm(WEDNESDAY, 0));
    assertThat(event)
        .isInstanceOfSatisfying(
            CallOffReleased.class,
            it -> {
              assertThat(it.callOff().lines()).as("as it was sent").hasSize(1);
              assertThat(it.whole().lines()).as("all that it calls off now").hasSize(2);
            });
    assertThat(ledger()).containsExactly("MONDAY 12 #8", "TUESDAY 22 #8", "FRIDAY 50");
    assertThat(changeCallOff("8", firm(MONDAY, 12), firm(WEDNESDAY, 0))).isNull();
  }

  @Test
  void days_that_no_call_off_spoke_of_cannot_be_changed_by_one() {
    release(forecast("1", BEFORE, firm(MONDAY, 10), day(FRIDAY, 50)));
    assertThat(kind(changeCallOff("7", firm(MONDAY, 12)))).isEqualTo(Kind.NOTHING_TO_CHANGE);
    callOff(replacing("7", MONDAY, TUESDAY, firm(MONDAY, 11)));
    assertThat(kind(changeCallOff("8", firm(MONDAY, 12), firm(FRIDAY, 1))))
        .isEqualTo(Kind.NOTHING_TO_CHANGE);
    assertThat(ledger()).containsExactly("MONDAY 11 #7", "FRIDAY 50");
  }

  @Test
  void some_days_of_a_week_called_off_leave_open_what_the_others_want() {
    release(forecast("1", BEFORE, firm(MONDAY, 10)));
    callOff(replacing("7", MONDAY, MONDAY.plusDays(6), week(MONDAY, 700)));
    assertThat(kind(changeCallOff("8", firm(WEDNESDAY, 100)))).isEqualTo(Kind.PART_OF_SPAN);
    assertThat(ledger()).containsExactly("MONDAY 700 #7");
    changeCallOff("9", week(MONDAY, 650));
    assertThat(ledger()).containsExactly("MONDAY 650 #9");
  }

  @Test
  void backlog_called_off_is_replaced_by_backlog_wherever_it_lies() {
    release(forecast("1", BEFORE, firm(MONDAY, 10), firm(BEFORE.plusDays(2), 4)));
    callOff(replacing("7", MONDAY, WEDNESDAY, backlog(BEFORE, 5), firm(MONDAY, 11)));
    changeCallOff("8", firm(MONDAY, 12));
    assertThat(ledger()).containsExactly("FRIDAY 5 #7", "SUNDAY 4", "MONDAY 12 #8");
    changeCallOff("9", backlog(BEFORE.plusDays(1), 3), firm(MONDAY, 13));
    assertThat(ledger())
        .as("and no day between them is called off")
        .containsExactly("SATURDAY 3 #9", "SUNDAY 4", "MONDAY 13 #9");
    changeCallOff("10", backlog(BEFORE.plusDays(2), 0));
    assertThat(ledger()).containsExactly("SUNDAY 4", "MONDAY 13 #9");
  }

  @Test
  void backlog_of_the_forecast_stays() {
    release(forecast("1", BEFORE, backlog(TUESDAY, 6), firm(MONDAY, 10)));
    callOff(replacing("7", WEDNESDAY, THURSDAY, firm(WEDNESDAY, 11)));
    callOff(replacing("8", MONDAY, MONDAY, firm(MONDAY, 9)));
    callOff(replacing("9", WEDNESDAY, FRIDAY, firm(WEDNESDAY, 12)));
    release(forecast("2", BEFORE.plusDays(1), backlog(THURSDAY, 7)));
    changeCallOff("10", firm(WEDNESDAY, 13), firm(FRIDAY, 1));
    assertThat(ledger())
        .containsExactly("MONDAY 9 #8", "WEDNESDAY 13 #10", "THURSDAY 7", "FRIDAY 1 #10");
  }

  @Test
  void what_was_received_since_is_taken_off_what_stays() {
    release(Schedules.received(1000, forecast("1", BEFORE, day(FRIDAY, 50))));
    callOff(
        replacing(
            "7", MONDAY, WEDNESDAY, firm(MONDAY, 20), firm(TUESDAY, 30), firm(WEDNESDAY, 40)));
    ScheduleLine[] named = {firm(MONDAY, 0), firm(WEDNESDAY, 41)};
    change(counting(1030, replacing("8", MONDAY, WEDNESDAY, named)), named);
    assertThat(ledger()).containsExactly("TUESDAY 20 #8", "WEDNESDAY 41 #8", "FRIDAY 50");
  }

  @Test
  void one_that_a_newer_one_overtook_is_a_contradiction_where_either_is_a_change() {
    release(forecast("1", BEFORE, firm(MONDAY, 10)));
    callOff(replacing("5", MONDAY, WEDNESDAY, firm(MONDAY, 11), firm(TUESDAY, 22)));
    changeCallOff("8", firm(MONDAY, 12));
    assertThat(kind(changeCallOff("7", firm(TUESDAY, 20)))).isEqualTo(Kind.OVERTAKEN);
    assertThat(kind(callOff(replacing("6", MONDAY, TUESDAY, firm(MONDAY, 1)))))
        .isEqualTo(Kind.OVERTAKEN);
    callOff(replacing("9", MONDAY, TUESDAY, firm(MONDAY, 13)));
    assertThat(kind(changeCallOff("7", firm(TUESDAY, 20)))).isEqualTo(Kind.OVERTAKEN);
    assertThat(callOff(replacing("6", MONDAY, TUESDAY, firm(MONDAY, 1))))
        .isInstanceOf(LateCallOffRecorded.class);
    assertThat(ledger()).containsExactly("MONDAY 13 #9");
  }

  @Test
  void dates_of_nothing_are_what_it_says_and_other_ones_under_its_number_contradict() {
    release(forecast("1", BEFORE, firm(MONDAY, 10)));
    callOff(replacing("7", MONDAY, TUESDAY, firm(MONDAY, 11), firm(TUESDAY, 22)));
    changeCallOff("8", firm(MONDAY, 0), firm(TUESDAY, 23));
    ScheduleLine[] other = {firm(TUESDAY, 23)};
    assertThat(kind(change(replacing("8", MONDAY, TUESDAY, other), other)))
        .isEqualTo(Kind.NUMBER_REUSED);
    assertThat(changeCallOff("8", firm(MONDAY, 0), firm(TUESDAY, 23))).isNull();
  }

  private static ScheduleLine backlog(LocalDate due, long quantity) {
    return line(due, Bucket.DAY, Firmness.BACKLOG, quantity);
  }
}
