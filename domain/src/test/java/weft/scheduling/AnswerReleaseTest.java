package weft.scheduling;

import static weft.scheduling.SaidBack.LATHE;
import static weft.scheduling.SaidBack.NEXT_WEEK;
import static weft.scheduling.SaidBack.SEVEN;
import static weft.scheduling.SaidBack.answer;
import static weft.scheduling.SaidBack.at;
import static weft.scheduling.SaidBack.because;
import static weft.scheduling.SaidBack.committed;
import static weft.scheduling.SaidBack.inUnit;
import static weft.scheduling.SaidBack.said;
import static weft.scheduling.SaidBack.shortfall;
import static weft.scheduling.SaidBack.with;
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
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.measure.Quantity;
import weft.promise.Promise;
import weft.promise.Reason;
import weft.scheduling.DeliveryScheduleCommand.AnswerRelease;
import weft.scheduling.DeliveryScheduleCommand.StatedPromise;
import weft.scheduling.DeliveryScheduleEvent.CallOffsCommitted;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleEvent.ShortfallAnnounced;
import weft.scheduling.ReleaseAnswerRefusal.OtherDateKind;
import weft.scheduling.ReleaseAnswerRefusal.OtherUnit;
import weft.scheduling.ReleaseAnswerRefusal.PromisedBeyondRelease;
import weft.scheduling.ScheduleRefusal.NothingAnswered;
import weft.scheduling.ScheduleRefusal.NothingReleased;
import weft.scheduling.ScheduleRefusal.Superseded;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Forecast;

/**
 * A supplier's message promises quantities by day; these tests check which lines it answers. Its
 * segments are counted from 21.
 */
class AnswerReleaseTest {
  private static final Reason UNSAID = new Reason(Reason.Code.OTHER, null);

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
            List.<DeliveryScheduleEvent>of(
                new ForecastReleased(SCHEDULE, both, null, null, null, null, null)))
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
        .when(inUnit("KGM", answer("7", promise(TUESDAY, 300))))
        .thenRefused(new OtherUnit("PCE", "KGM"));
    Scenario.given(DeliverySchedule.NEW, List.<DeliveryScheduleEvent>of())
        .when(answer("7", promise(TUESDAY, 300)))
        .thenRefused(new NothingReleased());
  }

  @Test
  void a_piece_is_a_piece_and_a_unit_that_is_not_stated_is_as_asked() {
    for (String unit : new String[] {"EA", "PC", null})
      given(SEVEN)
          .when(inUnit(unit, answer("7", promise(TUESDAY, 300))))
          .then(
              committed(said(List.of(21), null, commitment(TUESDAY, 300, promise(TUESDAY, 300)))));
  }

  @Test
  void a_day_of_despatch_is_no_day_of_delivery() {
    AnswerRelease said = answer("7", promise(TUESDAY, 300));
    StatedPromise it = said.promises().getFirst();
    var shipped =
        new StatedPromise(it.from(), it.until(), DateKind.SHIP, it.quantity(), null, it.at());
    given(SEVEN)
        .when(with(said, List.of(shipped)))
        .thenRefused(new OtherDateKind(DateKind.SHIP, at(21)));
  }

  @Test
  void what_comes_some_day_of_a_week_is_promised_for_its_last_where_a_day_is_asked_for() {
    AnswerRelease said = answer("7", promise(MONDAY, 500));
    StatedPromise it = said.promises().getFirst();
    LocalDate sunday = MONDAY.plusDays(6);
    var inTheWeek = new StatedPromise(MONDAY, sunday, it.dateKind(), it.quantity(), null, it.at());
    given(SEVEN)
        .when(with(said, List.of(inTheWeek)))
        .then(
            committed(said(List.of(21), UNSAID, commitment(FRIDAY, 500, promise(sunday, 500)))),
            shortfall(FRIDAY, 500));
  }

  @Test
  void each_line_has_the_reason_of_its_own_item() {
    AnswerRelease first = because(LATHE, answer("7", promise(WEDNESDAY, 300)));
    AnswerRelease second = answer("7", promise(FRIDAY, 400));
    List<StatedPromise> both = new ArrayList<>(first.promises());
    both.addAll(second.promises());
    given(SEVEN)
        .when(with(first, both))
        .then(
            committed(
                said(List.of(21), LATHE, commitment(TUESDAY, 300, promise(WEDNESDAY, 300))),
                said(List.of(21), UNSAID, commitment(FRIDAY, 500, promise(FRIDAY, 400)))),
            shortfall(TUESDAY, 300),
            shortfall(FRIDAY, 100));
  }

  private static Scenario<DeliveryScheduleCommand, DeliveryScheduleEvent, DeliverySchedule> given(
      Forecast forecast) {
    return Scenario.given(
        DeliverySchedule.NEW,
        List.<DeliveryScheduleEvent>of(
            new ForecastReleased(SCHEDULE, forecast, null, null, null, null, null)));
  }

  private static List<Promise> promises(long quantity) {
    return List.of(promise(MONDAY, quantity));
  }
}
