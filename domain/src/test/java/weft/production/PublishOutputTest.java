package weft.production;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.production.Plans.FRIDAY;
import static weft.production.Plans.HENGYUE;
import static weft.production.Plans.JIAXIN;
import static weft.production.Plans.LINGYUN;
import static weft.production.Plans.MONDAY;
import static weft.production.Plans.PLAN;
import static weft.production.Plans.SUNDAY;
import static weft.production.Plans.TUESDAY;
import static weft.production.Plans.W50;
import static weft.production.Plans.W51;
import static weft.production.Plans.day;
import static weft.production.Plans.in;
import static weft.production.Plans.publish;
import static weft.production.Plans.published;
import static weft.production.Plans.showing;
import static weft.production.Plans.shown;
import static weft.production.Plans.to;
import static weft.production.Plans.week;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.measure.Quantity;
import weft.production.ProductionRefusal.AllotmentNotPositive;
import weft.production.ProductionRefusal.AllottedBeyondLine;
import weft.production.ProductionRefusal.BuyerTwice;
import weft.production.ProductionRefusal.DayTwice;
import weft.production.ProductionRefusal.HorizonCutsWeek;
import weft.production.ProductionRefusal.HorizonEndsBeforeItBegins;
import weft.production.ProductionRefusal.OutsideHorizon;
import weft.production.ProductionRefusal.OwnBuyer;
import weft.production.ProductionRefusal.PeriodUnclear;
import weft.production.ProductionRefusal.PlannedInOtherUnit;
import weft.production.ProductionRefusal.QuantityNegative;
import weft.production.ProductionScheduleCommand.PublishOutput;

/** A supplier publishes its planned output, and states who may see it. */
class PublishOutputTest {
  private static final PublishOutput FIRST =
      publish(MONDAY, W51.sunday(), day(MONDAY, 100), day(TUESDAY, 120), week(W51, 700));

  @Test
  void a_publication_is_the_next_version() {
    given()
        .when(FIRST)
        .then(published(1, FIRST))
        .when(FIRST)
        .then(published(2, FIRST, day(MONDAY, 100), day(TUESDAY, 120), week(W51, 700)));
  }

  @Test
  void a_version_replaces_the_days_it_names_and_nothing_outside_them() {
    var next = publish(TUESDAY, SUNDAY, day(FRIDAY, 80));
    given(published(1, FIRST)).when(next).then(published(2, next, day(TUESDAY, 120)));
    assertThat(state(published(1, FIRST), published(2, next, day(TUESDAY, 120))).lines())
        .containsExactly(
            new PlannedOutput(day(MONDAY, 100), 1, List.of()),
            new PlannedOutput(day(FRIDAY, 80), 2, List.of()),
            new PlannedOutput(week(W51, 700), 1, List.of()));
  }

  @Test
  void a_horizon_without_lines_takes_its_days_off_the_plan() {
    var nothing = publish(MONDAY, SUNDAY);
    given(published(1, FIRST))
        .when(nothing)
        .then(published(2, nothing, day(MONDAY, 100), day(TUESDAY, 120)));
  }

  @Test
  void a_line_of_nothing_is_no_line_and_the_rest_stand_by_day() {
    given()
        .when(publish(MONDAY, SUNDAY, day(FRIDAY, 5), day(TUESDAY, 0), day(MONDAY, 3)))
        .then(published(1, publish(MONDAY, SUNDAY, day(MONDAY, 3), day(FRIDAY, 5))));
  }

  @Test
  void a_horizon_that_cuts_a_standing_week_is_refused() {
    given(published(1, FIRST))
        .when(publish(TUESDAY, W51.monday(), day(FRIDAY, 80)))
        .thenRefused(new HorizonCutsWeek(W51))
        .when(publish(W51.monday().plusDays(2), W51.sunday()))
        .thenRefused(new HorizonCutsWeek(W51));
  }

  @Test
  void naming_nobody_shows_it_to_nobody() {
    var asked = publish(MONDAY, SUNDAY, day(MONDAY, 100, to(HENGYUE, 60)));
    given().when(asked).then(published(1, asked));
  }

  @Test
  void output_that_names_exactly_one_buyer_is_allotted_to_it() {
    var asked = showing(publish(MONDAY, SUNDAY, day(MONDAY, 100)), HENGYUE);
    var allotted = day(MONDAY, 100, to(HENGYUE, 100));
    given()
        .when(asked)
        .then(
            shown(HENGYUE, 1, asked, List.of(allotted), List.of()),
            published(1, showing(publish(MONDAY, SUNDAY, allotted), HENGYUE)));
  }

  @Test
  void what_a_line_says_of_its_allotments_holds_though_one_buyer_is_named() {
    var asked = showing(publish(MONDAY, SUNDAY, day(MONDAY, 100, to(HENGYUE, 60))), HENGYUE);
    given()
        .when(asked)
        .then(
            shown(HENGYUE, 1, asked, List.of(day(MONDAY, 100, to(HENGYUE, 60))), List.of()),
            published(1, asked));
  }

  @Test
  void each_of_several_buyers_is_shown_its_share_and_what_is_free_and_no_more() {
    var asked =
        showing(
            publish(
                MONDAY,
                SUNDAY,
                day(MONDAY, 100, to(HENGYUE, 60), to(LINGYUN, 30)),
                day(TUESDAY, 50, to(LINGYUN, 50))),
            LINGYUN,
            HENGYUE);
    given()
        .when(asked)
        .then(
            shown(HENGYUE, 1, asked, List.of(day(MONDAY, 70, to(HENGYUE, 60))), List.of()),
            shown(
                LINGYUN,
                1,
                asked,
                List.of(day(MONDAY, 40, to(LINGYUN, 30)), day(TUESDAY, 50, to(LINGYUN, 50))),
                List.of()),
            published(1, showing(asked, HENGYUE, LINGYUN)));
  }

  @Test
  void a_buyer_that_is_named_no_more_is_told_that_nothing_is_shown() {
    var before = day(MONDAY, 100, to(HENGYUE, 100));
    var next = publish(MONDAY, TUESDAY, day(MONDAY, 90));
    given(published(1, showing(publish(MONDAY, SUNDAY, before), HENGYUE)))
        .when(next)
        .then(shown(HENGYUE, 2, next, List.of(), List.of(before)), published(2, next, before));
  }

  @Test
  void a_buyer_of_days_outside_the_horizon_hears_nothing() {
    var next = publish(TUESDAY, SUNDAY, day(TUESDAY, 90));
    given(published(1, showing(publish(MONDAY, SUNDAY, day(MONDAY, 9, to(HENGYUE, 9))), HENGYUE)))
        .when(next)
        .then(published(2, next));
  }

  @Test
  void allotments_never_exceed_their_line() {
    given()
        .when(publish(MONDAY, SUNDAY, day(MONDAY, 100, to(HENGYUE, 60), to(LINGYUN, 41))))
        .thenRefused(new AllottedBeyondLine(0, Quantity.of(100), Quantity.of(101)));
  }

  @Test
  void an_allotment_is_of_something_and_once_for_each_buyer() {
    given()
        .when(publish(MONDAY, SUNDAY, day(MONDAY, 9), day(TUESDAY, 9, to(HENGYUE, 0))))
        .thenRefused(new AllotmentNotPositive(1, HENGYUE))
        .when(publish(MONDAY, SUNDAY, day(MONDAY, 9, to(HENGYUE, 1), to(HENGYUE, 2))))
        .thenRefused(new BuyerTwice(0, HENGYUE));
  }

  @Test
  void a_supplier_is_no_buyer_of_its_own() {
    given()
        .when(showing(publish(MONDAY, SUNDAY, day(MONDAY, 9)), JIAXIN))
        .thenRefused(new OwnBuyer(JIAXIN))
        .when(publish(MONDAY, SUNDAY, day(MONDAY, 9, to(JIAXIN, 1))))
        .thenRefused(new OwnBuyer(JIAXIN));
  }

  @Test
  void a_line_says_a_date_or_a_week() {
    given()
        .when(publish(MONDAY, SUNDAY, new OutputLine(null, null, Quantity.of(1), List.of())))
        .thenRefused(new PeriodUnclear(0))
        .when(publish(MONDAY, SUNDAY, new OutputLine(MONDAY, W50, Quantity.of(1), List.of())))
        .thenRefused(new PeriodUnclear(0));
  }

  @Test
  void a_line_lies_within_its_horizon() {
    given()
        .when(publish(MONDAY, FRIDAY, day(MONDAY, 1), day(SUNDAY, 1)))
        .thenRefused(new OutsideHorizon(1, SUNDAY, SUNDAY))
        .when(publish(MONDAY, FRIDAY, week(W50, 1)))
        .thenRefused(new OutsideHorizon(0, MONDAY, SUNDAY))
        .when(publish(FRIDAY, MONDAY))
        .thenRefused(new HorizonEndsBeforeItBegins(FRIDAY, MONDAY));
  }

  @Test
  void no_two_lines_speak_of_one_day() {
    given()
        .when(publish(MONDAY, SUNDAY, day(TUESDAY, 1), week(W50, 5)))
        .thenRefused(new DayTwice(1, TUESDAY))
        .when(publish(MONDAY, SUNDAY, day(TUESDAY, 1), day(TUESDAY, 0)))
        .thenRefused(new DayTwice(1, TUESDAY));
  }

  @Test
  void less_than_nothing_cannot_be_planned() {
    given().when(publish(MONDAY, SUNDAY, day(TUESDAY, -1))).thenRefused(new QuantityNegative(0));
  }

  @Test
  void another_unit_must_replace_all_that_stands() {
    var some = in("KGM", publish(MONDAY, SUNDAY, day(MONDAY, 1)));
    var all = in("KGM", publish(MONDAY, W51.sunday(), day(MONDAY, 1)));
    given(published(1, FIRST))
        .when(in("EA", publish(MONDAY, SUNDAY)))
        .then(published(2, in("EA", publish(MONDAY, SUNDAY)), day(MONDAY, 100), day(TUESDAY, 120)));
    given(published(1, FIRST))
        .when(some)
        .thenRefused(new PlannedInOtherUnit("PCE", "KGM"))
        .when(all)
        .then(published(2, all, day(MONDAY, 100), day(TUESDAY, 120), week(W51, 700)));
  }

  @Test
  void a_plan_that_is_renewed_for_years_keeps_no_more_than_a_year_of_the_past() {
    ProductionSchedule schedule = ProductionSchedule.NEW;
    for (int day = 0; day < 2_000; day++) {
      var from = MONDAY.plusDays(day);
      for (var event :
          schedule.decide(publish(from, from.plusDays(6), day(from, 1), day(from.plusDays(6), 1))))
        schedule = schedule.evolve(event);
    }
    assertThat(schedule.published()).isEqualTo(2_000);
    assertThat(schedule.lines()).hasSizeBetween(300, 400);
  }

  @Test
  void an_id_is_read_as_it_was_written() {
    var slashed = new ProductionScheduleId(JIAXIN, "JX1", "GB/T 5783:M8");
    assertThat(PLAN.stream()).isEqualTo("ProductionSchedule:JIAXIN:JX1:JX-4711");
    assertThat(ProductionScheduleId.of(slashed.stream())).isEqualTo(slashed);
  }

  private static ProductionSchedule state(ProductionScheduleEvent... past) {
    ProductionSchedule schedule = ProductionSchedule.NEW;
    for (var event : past) schedule = schedule.evolve(event);
    return schedule;
  }

  private static Scenario<ProductionScheduleCommand, ProductionScheduleEvent, ProductionSchedule>
      given(ProductionScheduleEvent... past) {
    return Scenario.given(ProductionSchedule.NEW, List.of(past));
  }
}
