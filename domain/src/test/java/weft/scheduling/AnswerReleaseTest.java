package weft.scheduling;

import static weft.scheduling.Schedules.FRIDAY;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.SCHEDULE;
import static weft.scheduling.Schedules.THURSDAY;
import static weft.scheduling.Schedules.TUESDAY;
import static weft.scheduling.Schedules.WEDNESDAY;
import static weft.scheduling.Schedules.commitment;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.forecast;
import static weft.scheduling.Schedules.promise;
import static weft.scheduling.Schedules.week;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.interchange.StatedAt;
import weft.measure.Quantity;
import weft.party.EdiRules.CallOffPrecedence;
import weft.promise.Promise;
import weft.promise.Reason;
import weft.scheduling.DeliveryScheduleCommand.AnswerRelease;
import weft.scheduling.DeliveryScheduleCommand.ReleaseCallOff;
import weft.scheduling.DeliveryScheduleCommand.StatedPromise;
import weft.scheduling.DeliveryScheduleEvent.CallOffsCommitted;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleEvent.ShortfallAnnounced;
import weft.scheduling.ReleaseAnswerRefusal.OtherUnit;
import weft.scheduling.ReleaseAnswerRefusal.PromisedBeyondRelease;
import weft.scheduling.ScheduleRefusal.NothingAnswered;
import weft.scheduling.ScheduleRefusal.NothingReleased;
import weft.scheduling.ScheduleRefusal.Superseded;

/**
 * Which lines a supplier's message answers, that says by days what will come. Its segments are
 * counted from 21.
 */
class AnswerReleaseTest {
  private static final LocalDate NEXT_WEEK = MONDAY.plusDays(7);
  private static final Reason UNSAID = new Reason(Reason.Code.OTHER, null);
  private static final Reason LATHE = new Reason(Reason.Code.CAPACITY, "lathe 3 is down");
  private static final StatedAt ITEM = new StatedAt(20, "LIN", null, 300);
  private static final Forecast SEVEN =
      forecast(
          "7", MONDAY.minusDays(3), firm(TUESDAY, 300), firm(FRIDAY, 500), week(NEXT_WEEK, 900));

  @Test
  void what_comes_as_asked_answers_the_lines_of_its_days() {
    given(SEVEN)
        .when(answer("7", promise(TUESDAY, 300), promise(FRIDAY, 500)))
        .then(
            committed(
                said(List.of(21), null, commitment(TUESDAY, 300, promise(TUESDAY, 300))),
                said(List.of(22), null, commitment(FRIDAY, 500, promise(FRIDAY, 500)))));
  }

  @Test
  void a_week_s_quantity_may_come_on_several_of_its_days() {
    LocalDate end = NEXT_WEEK.plusDays(4);
    given(SEVEN)
        .when(answer("7", promise(NEXT_WEEK, 400), promise(end, 500)))
        .then(
            committed(
                said(
                    List.of(21, 22),
                    null,
                    commitment(NEXT_WEEK, 900, promise(NEXT_WEEK, 400), promise(end, 500)))));
  }

  @Test
  void what_comes_late_answers_the_last_line_before_that_still_lacks_something() {
    given(SEVEN)
        .when(answer("7", promise(TUESDAY, 300), promise(FRIDAY, 420), promise(NEXT_WEEK, 980)))
        .then(
            committed(
                said(List.of(21), null, commitment(TUESDAY, 300, promise(TUESDAY, 300))),
                said(
                    List.of(22, 23),
                    UNSAID,
                    commitment(FRIDAY, 500, promise(FRIDAY, 420), promise(NEXT_WEEK, 80))),
                said(List.of(23), null, commitment(NEXT_WEEK, 900, promise(NEXT_WEEK, 900)))),
            shortfall(FRIDAY, 80));
  }

  @Test
  void what_comes_on_a_day_between_two_lines_is_the_earlier_one_late() {
    given(SEVEN)
        .when(because(LATHE, answer("7", promise(WEDNESDAY, 300))))
        .then(
            committed(said(List.of(21), LATHE, commitment(TUESDAY, 300, promise(WEDNESDAY, 300)))),
            shortfall(TUESDAY, 300));
  }

  @Test
  void what_nothing_before_lacks_comes_early() {
    given(SEVEN)
        .when(answer("7", promise(TUESDAY, 300), promise(THURSDAY, 500)))
        .then(
            committed(
                said(List.of(21), null, commitment(TUESDAY, 300, promise(TUESDAY, 300))),
                said(List.of(22), UNSAID, commitment(FRIDAY, 500, promise(THURSDAY, 500)))));
  }

  @Test
  void zero_says_that_nothing_comes_and_of_a_day_without_a_line_it_says_nothing() {
    given(SEVEN)
        .when(because(LATHE, answer("7", promise(WEDNESDAY, 0), promise(FRIDAY, 0))))
        .then(committed(said(List.of(22), LATHE, commitment(FRIDAY, 500))), shortfall(FRIDAY, 500));
  }

  @Test
  void less_than_asked_is_a_shortfall_of_the_line_and_a_day_s_line_is_filled_before_a_week_s() {
    var both = forecast("8", MONDAY, week(MONDAY, 700), firm(MONDAY, 100));
    var ofTheDay = new Commitment(MONDAY, 0, Quantity.of(100), promises(100), null, List.of(21));
    var ofTheWeek = new Commitment(MONDAY, 1, Quantity.of(700), promises(50), UNSAID, List.of(21));
    Scenario.given(
            DeliverySchedule.NEW,
            List.<DeliveryScheduleEvent>of(new ForecastReleased(SCHEDULE, both)))
        .when(answer("8", promise(MONDAY, 150)))
        .then(
            new CallOffsCommitted(SCHEDULE, "8", List.of(ofTheDay, ofTheWeek)),
            new ShortfallAnnounced(SCHEDULE, "8", MONDAY, 1, Quantity.of(650)));
  }

  @Test
  void more_than_all_lines_ask_for_is_refused_where_it_stands() {
    given(SEVEN)
        .when(answer("7", promise(TUESDAY, 300), promise(FRIDAY, 1500)))
        .thenRefused(new PromisedBeyondRelease(FRIDAY, Quantity.of(100), at(22)));
  }

  @Test
  void another_release_another_unit_and_an_item_without_promises_are_refused() {
    given(SEVEN)
        .when(answer("6", promise(TUESDAY, 300)))
        .thenRefused(new Superseded("6", "7"))
        .when(answer("7"))
        .thenRefused(new NothingAnswered())
        .when(new AnswerRelease(SCHEDULE, "7", "KGM", List.of(), null, ITEM))
        .thenRefused(new OtherUnit("PCE", "KGM"));
    Scenario.given(DeliverySchedule.NEW, List.<DeliveryScheduleEvent>of())
        .when(answer("7", promise(TUESDAY, 300)))
        .thenRefused(new NothingReleased());
  }

  @Test
  void beside_a_call_off_the_forecast_s_own_number_answers_the_forecast_s_lines_alone() {
    DeliverySchedule schedule = DeliverySchedule.NEW.evolve(new ForecastReleased(SCHEDULE, SEVEN));
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
    var toTheForecast =
        new CallOffsCommitted(
            SCHEDULE,
            "C1",
            List.of(said(List.of(21), null, commitment(FRIDAY, 500, promise(FRIDAY, 500)))));
    Scenario.given(schedule, List.<DeliveryScheduleEvent>of())
        .when(answer("7", promise(FRIDAY, 500)))
        .then(toTheForecast)
        .when(answer("7", promise(FRIDAY, 1500)))
        .thenRefused(new PromisedBeyondRelease(FRIDAY, Quantity.of(100), at(21)))
        .when(answer("C1", promise(TUESDAY, 250)))
        .then(
            new CallOffsCommitted(
                SCHEDULE,
                "C1",
                List.of(said(List.of(21), null, commitment(TUESDAY, 250, promise(TUESDAY, 250))))));
  }

  private static Scenario<DeliveryScheduleCommand, DeliveryScheduleEvent, DeliverySchedule> given(
      Forecast forecast) {
    return Scenario.given(
        DeliverySchedule.NEW,
        List.<DeliveryScheduleEvent>of(new ForecastReleased(SCHEDULE, forecast)));
  }

  private static List<Promise> promises(long quantity) {
    return List.of(promise(MONDAY, quantity));
  }

  private static StatedAt at(int segment) {
    return new StatedAt(segment, "QTY", "C186.6060", segment * 20L);
  }

  private static AnswerRelease answer(String release, Promise... promises) {
    List<StatedPromise> stated = new ArrayList<>();
    for (Promise it : promises)
      stated.add(new StatedPromise(it.date(), it.quantity(), at(21 + stated.size())));
    return new AnswerRelease(SCHEDULE, release, "PCE", stated, null, ITEM);
  }

  private static AnswerRelease because(Reason reason, AnswerRelease it) {
    return new AnswerRelease(it.schedule(), it.release(), it.unit(), it.promises(), reason, ITEM);
  }

  private static Commitment said(List<Integer> segments, @Nullable Reason reason, Commitment it) {
    return new Commitment(it.due(), it.ordinal(), it.asked(), it.promises(), reason, segments);
  }

  private static CallOffsCommitted committed(Commitment... commitments) {
    return new CallOffsCommitted(SCHEDULE, "7", List.of(commitments));
  }

  private static ShortfallAnnounced shortfall(LocalDate due, long missing) {
    return new ShortfallAnnounced(SCHEDULE, "7", due, 0, Quantity.of(missing));
  }
}
