package weft.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.scheduling.Schedules.FRIDAY;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.SCHEDULE;
import static weft.scheduling.Schedules.THURSDAY;
import static weft.scheduling.Schedules.TUESDAY;
import static weft.scheduling.Schedules.because;
import static weft.scheduling.Schedules.commitment;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.forecast;
import static weft.scheduling.Schedules.promise;
import static weft.scheduling.Schedules.underAgreement;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.promise.Reason.Code;
import weft.scheduling.DeliveryScheduleCommand.ContinueSchedule;
import weft.scheduling.DeliveryScheduleEvent.CallOffsCommitted;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleEvent.ScheduleContinued;
import weft.scheduling.release.Forecast;

/** The supplier's promises stay in force when the key of its schedule changes. */
class CarriedAnswersTest {
  private static final DeliveryScheduleId BEFORE = underAgreement(null);
  private static final Forecast SEVEN =
      forecast("7", MONDAY.minusDays(3), firm(TUESDAY, 300), firm(FRIDAY, 500));
  private static final Commitment AS_ASKED = commitment(FRIDAY, 500, promise(FRIDAY, 500));
  private static final Commitment LATE =
      because(Code.CAPACITY, commitment(FRIDAY, 500, promise(FRIDAY.plusDays(3), 500)));

  @Test
  void an_answer_goes_along_with_its_line() {
    assertThat(carried(released(SEVEN), answered("7", AS_ASKED)))
        .containsExactly(new StandingAnswer(AS_ASKED, null, false));
  }

  @Test
  void the_first_promise_goes_along_beside_the_current_one() {
    assertThat(carried(released(SEVEN), answered("7", AS_ASKED), answered("7", LATE)))
        .containsExactly(new StandingAnswer(LATE, AS_ASKED.promises(), false));
  }

  @Test
  void an_answer_to_less_than_is_wanted_now_says_so_until_it_is_answered_anew() {
    Forecast eight = forecast("8", MONDAY.minusDays(1), firm(FRIDAY, 600));
    Forecast nine = forecast("9", MONDAY, firm(FRIDAY, 600));
    assertThat(carried(released(SEVEN), answered("7", AS_ASKED), released(eight), released(nine)))
        .containsExactly(new StandingAnswer(AS_ASKED, null, true));
    Commitment anew = commitment(FRIDAY, 600, promise(FRIDAY, 600));
    assertThat(
            carried(released(SEVEN), answered("7", AS_ASKED), released(eight), answered("8", anew)))
        .containsExactly(new StandingAnswer(anew, AS_ASKED.promises(), false));
  }

  @Test
  void an_answer_to_a_line_that_is_gone_goes_with_it_and_does_not_come_back() {
    Forecast eight = forecast("8", MONDAY.minusDays(1), firm(THURSDAY, 500));
    Forecast nine = forecast("9", MONDAY, firm(FRIDAY, 500));
    assertThat(carried(released(SEVEN), answered("7", AS_ASKED), released(eight))).isEmpty();
    assertThat(carried(released(SEVEN), answered("7", AS_ASKED), released(eight), released(nine)))
        .isEmpty();
  }

  @Test
  void what_goes_on_under_a_third_name_still_has_it() {
    DeliverySchedule before = after(released(SEVEN), answered("7", AS_ASKED));
    var asked = new ContinueSchedule(SCHEDULE, BEFORE, before.carried());
    DeliverySchedule renamed = DeliverySchedule.NEW;
    for (DeliveryScheduleEvent it : renamed.decide(asked)) {
      assertThat(it).isInstanceOf(ScheduleContinued.class);
      renamed = renamed.evolve(it);
    }
    assertThat(renamed.carried().standing())
        .containsExactly(new StandingAnswer(AS_ASKED, null, false));
  }

  private static List<StandingAnswer> carried(DeliveryScheduleEvent... events) {
    return after(events).carried().standing();
  }

  private static DeliverySchedule after(DeliveryScheduleEvent... events) {
    DeliverySchedule now = DeliverySchedule.NEW;
    for (DeliveryScheduleEvent it : events) now = now.evolve(it);
    return now;
  }

  private static DeliveryScheduleEvent released(Forecast forecast) {
    return new ForecastReleased(BEFORE, forecast, null, null, null, null, null);
  }

  private static DeliveryScheduleEvent answered(String release, Commitment... commitments) {
    return new CallOffsCommitted(BEFORE, release, List.of(commitments));
  }
}
