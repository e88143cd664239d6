package weft.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.scheduling.Schedules.FRIDAY;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.SCHEDULE;
import static weft.scheduling.Schedules.THURSDAY;
import static weft.scheduling.Schedules.TUESDAY;
import static weft.scheduling.Schedules.WEDNESDAY;
import static weft.scheduling.Schedules.because;
import static weft.scheduling.Schedules.commitment;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.forecast;
import static weft.scheduling.Schedules.promise;
import static weft.scheduling.Schedules.week;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.measure.Quantity;
import weft.promise.Reason.Code;
import weft.scheduling.DeliveryScheduleCommand.CommitCallOffs;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent.CallOffsCommitted;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleEvent.ShortfallAnnounced;
import weft.scheduling.ScheduleRefusal.AnsweredTwice;
import weft.scheduling.ScheduleRefusal.NoSuchLine;
import weft.scheduling.ScheduleRefusal.NothingAnswered;
import weft.scheduling.ScheduleRefusal.NothingReleased;
import weft.scheduling.ScheduleRefusal.PromiseExceedsCallOff;
import weft.scheduling.ScheduleRefusal.PromiseNotPositive;
import weft.scheduling.ScheduleRefusal.ReasonMissing;
import weft.scheduling.ScheduleRefusal.Superseded;
import weft.scheduling.release.Forecast;

/** The rules of the supplier's answers to the release in force. */
class CommitCallOffsTest {
  private static final LocalDate NEXT_WEEK = MONDAY.plusDays(7);
  private static final Forecast SEVEN =
      forecast(
          "7", MONDAY.minusDays(3), firm(TUESDAY, 300), firm(FRIDAY, 500), week(NEXT_WEEK, 900));
  private static final Commitment AS_ASKED = commitment(FRIDAY, 500, promise(FRIDAY, 500));

  @Test
  void a_line_confirmed_as_asked_needs_no_reason() {
    given(released(SEVEN)).when(commit("7", AS_ASKED)).then(committed(AS_ASKED));
  }

  @Test
  void many_lines_are_confirmed_at_once() {
    var tuesday = commitment(TUESDAY, 300, promise(TUESDAY, 300));
    given(released(SEVEN)).when(commit("7", tuesday, AS_ASKED)).then(committed(tuesday, AS_ASKED));
  }

  @Test
  void what_was_asked_is_the_line_s_quantity_whatever_the_answer_says() {
    var mistaken = commitment(FRIDAY, 1, promise(FRIDAY, 500));
    given(released(SEVEN)).when(commit("7", mistaken)).then(committed(AS_ASKED));
  }

  @Test
  void promising_less_than_was_called_off_announces_the_shortfall() {
    var partial = because(Code.CAPACITY, commitment(FRIDAY, 500, promise(FRIDAY, 420)));
    given(released(SEVEN))
        .when(commit("7", partial))
        .then(committed(partial), shortfall(FRIDAY, 80));
  }

  @Test
  void a_split_with_a_late_part_announces_what_is_late() {
    var split =
        because(
            Code.MATERIAL, commitment(FRIDAY, 500, promise(FRIDAY, 300), promise(NEXT_WEEK, 200)));
    given(released(SEVEN)).when(commit("7", split)).then(committed(split), shortfall(FRIDAY, 200));
  }

  @Test
  void a_late_promise_announces_the_whole_line() {
    var late = because(Code.TRANSPORT, commitment(FRIDAY, 500, promise(NEXT_WEEK, 500)));
    given(released(SEVEN)).when(commit("7", late)).then(committed(late), shortfall(FRIDAY, 500));
  }

  @Test
  void an_early_promise_needs_a_reason_and_is_no_shortfall() {
    var early = commitment(FRIDAY, 500, promise(THURSDAY, 500));
    given(released(SEVEN))
        .when(commit("7", early))
        .thenRefused(new ReasonMissing(FRIDAY, 0))
        .when(commit("7", because(Code.HOLIDAY, early)))
        .then(committed(because(Code.HOLIDAY, early)));
  }

  @Test
  void no_promise_at_all_is_a_refusal_with_a_reason() {
    var none = because(Code.TOOLING, commitment(FRIDAY, 500));
    given(released(SEVEN)).when(commit("7", none)).then(committed(none), shortfall(FRIDAY, 500));
  }

  @Test
  void a_week_s_quantity_may_come_on_any_of_its_days_without_a_reason() {
    var spread =
        commitment(
            NEXT_WEEK,
            900,
            promise(NEXT_WEEK.plusDays(1), 400),
            promise(NEXT_WEEK.plusDays(6), 500));
    given(released(SEVEN)).when(commit("7", spread)).then(committed(spread));
  }

  @Test
  void a_week_s_quantity_after_its_last_day_is_late() {
    var late =
        because(
            Code.CAPACITY,
            commitment(
                NEXT_WEEK,
                900,
                promise(NEXT_WEEK.plusDays(6), 400),
                promise(NEXT_WEEK.plusDays(7), 500)));
    given(released(SEVEN)).when(commit("7", late)).then(committed(late), shortfall(NEXT_WEEK, 500));
  }

  @Test
  void a_second_promise_is_an_event_of_its_own_and_the_first_stays_in_history() {
    var second = because(Code.QUALITY, commitment(FRIDAY, 500, promise(FRIDAY, 400)));
    given(released(SEVEN), committed(AS_ASKED))
        .when(commit("7", second))
        .then(committed(second), shortfall(FRIDAY, 100));
  }

  @Test
  void a_commitment_does_not_change_which_release_is_in_force() {
    given(released(SEVEN), committed(AS_ASKED))
        .when(new ReleaseForecast(SCHEDULE, SEVEN))
        .thenNothing()
        .when(commit("7", AS_ASKED))
        .then(committed(AS_ASKED));
  }

  @Test
  void an_answer_to_a_superseded_release_is_refused() {
    given(released(SEVEN), released(forecast("8", MONDAY, firm(FRIDAY, 500))))
        .when(commit("7", AS_ASKED))
        .thenRefused(new Superseded("7", "8"));
  }

  @Test
  void an_answer_before_any_release_is_refused() {
    given().when(commit("7", AS_ASKED)).thenRefused(new NothingReleased());
  }

  @Test
  void an_answer_without_lines_is_refused() {
    given(released(SEVEN)).when(commit("7")).thenRefused(new NothingAnswered());
  }

  @Test
  void an_answer_to_a_line_that_was_not_called_off_is_refused() {
    given(released(SEVEN))
        .when(commit("7", AS_ASKED, commitment(WEDNESDAY, 1, promise(WEDNESDAY, 1))))
        .thenRefused(new NoSuchLine(WEDNESDAY, 0));
  }

  @Test
  void a_line_answered_twice_at_once_is_refused() {
    given(released(SEVEN))
        .when(commit("7", AS_ASKED, AS_ASKED))
        .thenRefused(new AnsweredTwice(FRIDAY, 0));
  }

  @Test
  void promising_nothing_or_less_on_a_date_is_refused() {
    for (long quantity : List.of(0L, -5L)) {
      var odd = because(Code.OTHER, commitment(FRIDAY, 500, promise(FRIDAY, quantity)));
      given(released(SEVEN)).when(commit("7", odd)).thenRefused(new PromiseNotPositive(FRIDAY, 0));
    }
  }

  @Test
  void promising_more_than_was_called_off_is_refused_however_it_is_split() {
    var over =
        because(Code.OTHER, commitment(FRIDAY, 500, promise(FRIDAY, 400), promise(NEXT_WEEK, 101)));
    given(released(SEVEN))
        .when(commit("7", over))
        .thenRefused(new PromiseExceedsCallOff(FRIDAY, 0, Quantity.of(500), Quantity.of(501)));
  }

  @Test
  void promising_less_or_later_without_a_reason_is_refused() {
    for (var promised : List.of(promise(FRIDAY, 420), promise(NEXT_WEEK, 500))) {
      given(released(SEVEN))
          .when(commit("7", commitment(FRIDAY, 500, promised)))
          .thenRefused(new ReasonMissing(FRIDAY, 0));
    }
  }

  @Test
  void one_refused_line_refuses_the_whole_answer() {
    var unexplained = commitment(TUESDAY, 300, promise(TUESDAY, 1));
    given(released(SEVEN))
        .when(commit("7", AS_ASKED, unexplained))
        .thenRefused(new ReasonMissing(TUESDAY, 0))
        .when(commit("7", AS_ASKED))
        .then(committed(AS_ASKED));
  }

  @Test
  void promises_tell_what_they_add_up_to() {
    assertThat(commitment(FRIDAY, 500, promise(FRIDAY, 300), promise(FRIDAY, 200)).promised())
        .isEqualTo(Quantity.of(500));
  }

  private static Scenario<DeliveryScheduleCommand, DeliveryScheduleEvent, DeliverySchedule> given(
      DeliveryScheduleEvent... past) {
    return Scenario.given(DeliverySchedule.NEW, List.of(past));
  }

  private static ForecastReleased released(Forecast forecast) {
    return new ForecastReleased(SCHEDULE, forecast, null, null, null, null, null);
  }

  private static CommitCallOffs commit(String release, Commitment... commitments) {
    return new CommitCallOffs(SCHEDULE, release, List.of(commitments));
  }

  private static CallOffsCommitted committed(Commitment... commitments) {
    return new CallOffsCommitted(SCHEDULE, "7", List.of(commitments));
  }

  private static ShortfallAnnounced shortfall(LocalDate due, long missing) {
    return new ShortfallAnnounced(SCHEDULE, "7", due, 0, Quantity.of(missing));
  }
}
