package weft.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.scheduling.SaidBack.LATHE;
import static weft.scheduling.SaidBack.NEXT_WEEK;
import static weft.scheduling.SaidBack.SEVEN;
import static weft.scheduling.SaidBack.answer;
import static weft.scheduling.SaidBack.at;
import static weft.scheduling.SaidBack.said;
import static weft.scheduling.Schedules.FRIDAY;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.SCHEDULE;
import static weft.scheduling.Schedules.THURSDAY;
import static weft.scheduling.Schedules.TUESDAY;
import static weft.scheduling.Schedules.commitment;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.promise;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.measure.Quantity;
import weft.party.EdiRules.CallOffPrecedence;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleEvent.CallOffsCommitted;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.ReleaseAnswerRefusal.PromisedBeyondRelease;
import weft.scheduling.ScheduleRefusal.Superseded;
import weft.scheduling.release.CallOff;
import weft.scheduling.release.Received;
import weft.scheduling.release.Release;

/** A supplier's message answers a forecast that a call-off partly replaces. */
class AnswerBesideCallOffTest {
  @Test
  void beside_a_call_off_the_whole_forecast_may_be_answered_and_counts_for_what_is_left_of_it() {
    DeliverySchedule schedule = calledOff();
    LocalDate next = NEXT_WEEK;
    Scenario.given(schedule, List.<DeliveryScheduleEvent>of())
        .when(answer("7", promise(TUESDAY, 300), promise(FRIDAY, 500), promise(next, 900)))
        .then(
            new CallOffsCommitted(
                SCHEDULE,
                "C1",
                List.of(
                    said(List.of(22), null, commitment(FRIDAY, 500, promise(FRIDAY, 500))),
                    said(List.of(23), null, commitment(next, 900, promise(next, 900))))))
        .when(answer("7", promise(TUESDAY, 300)))
        .thenRefused(new Superseded("7", "C1"))
        .when(answer("7", promise(FRIDAY, 1800)))
        .thenRefused(new PromisedBeyondRelease(FRIDAY, Quantity.of(100), at(21)));
  }

  @Test
  void the_number_of_the_call_off_answers_what_it_called_off_too() {
    Scenario.given(calledOff(), List.<DeliveryScheduleEvent>of())
        .when(answer("C1", promise(TUESDAY, 250)))
        .then(
            new CallOffsCommitted(
                SCHEDULE,
                "C1",
                List.of(said(List.of(21), null, commitment(TUESDAY, 250, promise(TUESDAY, 250))))));
  }

  @Test
  void of_a_line_that_a_call_off_took_a_part_of_the_first_promises_count() {
    var commitment =
        new Commitment(
            FRIDAY,
            0,
            Quantity.of(500),
            List.of(promise(THURSDAY, 100), promise(FRIDAY, 300), promise(NEXT_WEEK, 100)),
            LATHE,
            List.of(21, 22, 23));
    assertThat(commitment.of(firm(FRIDAY, 350)))
        .isEqualTo(
            new Commitment(
                FRIDAY,
                0,
                Quantity.of(350),
                List.of(promise(THURSDAY, 100), promise(FRIDAY, 250)),
                LATHE,
                List.of(21, 22)));
  }

  /** A call-off for Tuesday that replaces the line of {@link SaidBack#SEVEN} on that day. */
  private static DeliverySchedule calledOff() {
    DeliverySchedule schedule =
        DeliverySchedule.NEW.evolve(
            new ForecastReleased(SCHEDULE, SEVEN, null, null, null, null, null));
    var callOff =
        new CallOff(
            new Release("C1", MONDAY.atTime(6, 0)),
            TUESDAY,
            TUESDAY,
            "PCE",
            null,
            Received.UNKNOWN,
            List.of(firm(TUESDAY, 250)),
            CallOffPrecedence.REPLACE_WINDOW);
    for (DeliveryScheduleEvent it : schedule.decide(new ReleaseCallOff(SCHEDULE, callOff)))
      schedule = schedule.evolve(it);
    return schedule;
  }
}
