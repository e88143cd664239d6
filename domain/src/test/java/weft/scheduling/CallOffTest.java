package weft.scheduling;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static weft.party.EdiRules.CallOffPrecedence.ADD_TIMES;
import static weft.party.EdiRules.CallOffPrecedence.ONLY_PERMISSION;
import static weft.party.EdiRules.CallOffPrecedence.REPLACE_WINDOW;
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

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.party.EdiRules.CallOffPrecedence;
import weft.scheduling.DeliveryScheduleCommand.CommitCallOffs;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent.CallOffContradicted;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.CallOffsCommitted;
import weft.scheduling.DeliveryScheduleEvent.Contradiction.Kind;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleEvent.LateCallOffRecorded;
import weft.scheduling.ScheduleRefusal.Superseded;

/** Forecast and call-offs feed one ledger; the precedence says how. */
class CallOffTest {
  private static final LocalDate BEFORE = MONDAY.minusDays(3);

  private DeliverySchedule schedule = DeliverySchedule.NEW;

  private @Nullable DeliveryScheduleEvent ask(DeliveryScheduleCommand command) {
    List<DeliveryScheduleEvent> events = schedule.decide(command);
    for (DeliveryScheduleEvent it : events) schedule = schedule.evolve(it);
    return events.isEmpty() ? null : events.getFirst();
  }

  private @Nullable DeliveryScheduleEvent release(Forecast forecast) {
    return ask(new ReleaseForecast(SCHEDULE, forecast));
  }

  private @Nullable DeliveryScheduleEvent callOff(CallOff callOff) {
    return ask(new ReleaseCallOff(SCHEDULE, callOff));
  }

  private static CallOff calling(
      CallOffPrecedence precedence,
      String number,
      LocalDate from,
      LocalDate until,
      ScheduleLine... lines) {
    return new CallOff(
        new Release(number, null),
        from,
        until,
        "PCE",
        null,
        Received.UNKNOWN,
        Arrays.asList(lines),
        precedence);
  }

  private static CallOff replacing(
      String number, LocalDate from, LocalDate until, ScheduleLine... lines) {
    return calling(REPLACE_WINDOW, number, from, until, lines);
  }

  private static CallOff counting(long cumulative, CallOff it) {
    return new CallOff(
        it.release(),
        it.from(),
        it.until(),
        it.unit(),
        null,
        new Received(Quantity.of(cumulative), null, null, null, null),
        it.lines(),
        it.precedence());
  }

  private static ScheduleLine at(int hour, ScheduleLine it) {
    return new ScheduleLine(
        it.due(),
        0,
        LocalTime.of(hour, 0),
        it.dateKind(),
        it.bucket(),
        it.firmness(),
        it.quantity(),
        null,
        8);
  }

  private Forecast current() {
    return requireNonNull(schedule.current());
  }

  /** The ledger, each line as {@code MONDAY 40 #7}, the number being its call-off's. */
  private List<String> ledger() {
    Forecast due = schedule.current();
    return due == null
        ? List.of()
        : due.lines().stream()
            .map(
                it ->
                    it.due().getDayOfWeek()
                        + (it.time() == null ? "" : " " + it.time())
                        + " "
                        + it.quantity()
                        + (it.callOff() == null ? "" : " #" + it.callOff()))
            .toList();
  }

  private static @Nullable Kind kind(@Nullable DeliveryScheduleEvent event) {
    return event instanceof CallOffContradicted it ? it.contradiction().kind() : null;
  }

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
    assertThat(release(next)).isEqualTo(new ForecastReleased(SCHEDULE, next));
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
  void times_are_added_within_what_the_forecast_has_firm() {
    release(forecast("1", BEFORE, firm(MONDAY, 100), day(FRIDAY, 50)));
    callOff(
        calling(ADD_TIMES, "7", MONDAY, MONDAY, at(6, firm(MONDAY, 40)), at(14, firm(MONDAY, 30))));
    assertThat(ledger())
        .containsExactly("MONDAY 30", "MONDAY 06:00 40 #7", "MONDAY 14:00 30 #7", "FRIDAY 50");
    callOff(calling(ADD_TIMES, "8", MONDAY, MONDAY, at(8, firm(MONDAY, 100))));
    assertThat(ledger()).containsExactly("MONDAY 08:00 100 #8", "FRIDAY 50");
  }

  @Test
  void times_for_more_or_for_other_days_than_are_firm_are_a_contradiction() {
    release(forecast("1", BEFORE, firm(MONDAY, 100), day(FRIDAY, 50)));
    assertThat(kind(callOff(calling(ADD_TIMES, "7", MONDAY, MONDAY, firm(MONDAY, 101)))))
        .isEqualTo(Kind.BEYOND_FIRM);
    assertThat(kind(callOff(calling(ADD_TIMES, "7", FRIDAY, FRIDAY, firm(FRIDAY, 10)))))
        .isEqualTo(Kind.BEYOND_FIRM);
    assertThat(ledger()).containsExactly("MONDAY 100", "FRIDAY 50");
  }

  @Test
  void times_hold_under_a_new_forecast_as_far_as_it_has_their_quantities() {
    release(forecast("1", BEFORE, firm(MONDAY, 100), firm(TUESDAY, 100)));
    callOff(
        calling(
            ADD_TIMES, "7", MONDAY, TUESDAY, at(6, firm(MONDAY, 90)), at(6, firm(TUESDAY, 80))));
    release(forecast("2", BEFORE, firm(MONDAY, 95), firm(TUESDAY, 70)));
    assertThat(ledger()).containsExactly("MONDAY 5", "MONDAY 06:00 90 #7", "TUESDAY 70");
  }

  @Test
  void times_without_a_forecast_have_nothing_to_stand_in() {
    assertThat(kind(callOff(calling(ADD_TIMES, "7", MONDAY, MONDAY, firm(MONDAY, 10)))))
        .isEqualTo(Kind.NO_FORECAST);
    release(forecast("1", BEFORE, firm(MONDAY, 10)));
    assertThat(callOff(calling(ADD_TIMES, "7", MONDAY, MONDAY, at(6, firm(MONDAY, 10)))))
        .isInstanceOf(CallOffReleased.class);
  }

  @Test
  void where_only_a_call_off_permits_the_forecast_is_a_preview() {
    release(forecast("1", BEFORE, firm(MONDAY, 10), firm(THURSDAY, 40), day(FRIDAY, 50)));
    callOff(calling(ONLY_PERMISSION, "7", MONDAY, TUESDAY, firm(TUESDAY, 22)));
    assertThat(ledger()).containsExactly("TUESDAY 22 #7", "THURSDAY 40", "FRIDAY 50");
    assertThat(current().lines())
        .extracting(ScheduleLine::firmness)
        .containsExactly(Firmness.FIRM, Firmness.PRODUCTION, Firmness.FORECAST);
  }

  @Test
  void a_call_off_before_any_forecast_is_a_horizon_of_its_own() {
    for (CallOffPrecedence it : List.of(REPLACE_WINDOW, ONLY_PERMISSION)) {
      schedule = DeliverySchedule.NEW;
      callOff(calling(it, "7", MONDAY, TUESDAY, firm(TUESDAY, 22)));
      assertThat(ledger()).containsExactly("TUESDAY 22 #7");
      assertThat(release(forecast("1", MONDAY, firm(TUESDAY, 99), day(FRIDAY, 50))))
          .isInstanceOf(ForecastReleased.class);
      assertThat(ledger()).containsExactly("TUESDAY 22 #7", "FRIDAY 50");
    }
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
