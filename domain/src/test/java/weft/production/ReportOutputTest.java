package weft.production;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.production.Plans.FRIDAY;
import static weft.production.Plans.HENGYUE;
import static weft.production.Plans.LINGYUN;
import static weft.production.Plans.MONDAY;
import static weft.production.Plans.SUNDAY;
import static weft.production.Plans.TUESDAY;
import static weft.production.Plans.W50;
import static weft.production.Plans.day;
import static weft.production.Plans.made;
import static weft.production.Plans.publish;
import static weft.production.Plans.published;
import static weft.production.Plans.report;
import static weft.production.Plans.reported;
import static weft.production.Plans.to;
import static weft.production.Plans.week;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.measure.Quantity;
import weft.production.ProductionRefusal.MadeInTheFuture;
import weft.production.ProductionRefusal.NothingMade;
import weft.production.ProductionRefusal.NothingPublished;
import weft.production.ProductionRefusal.ReasonForTakingBackMissing;
import weft.production.ProductionRefusal.TakenBackBeyondReported;

/** A supplier reports its output, which reduces the plan. */
class ReportOutputTest {
  private static final ProductionScheduleEvent PLANNED =
      published(1, publish(MONDAY, SUNDAY, day(MONDAY, 100)));

  @Test
  void what_was_made_is_reported_in_the_unit_of_the_plan() {
    given(PLANNED)
        .when(report(made(MONDAY, 80, 5, "B-17", null)))
        .then(reported(made(MONDAY, 80, 5, "B-17", null)));
  }

  @Test
  void scrap_alone_is_a_report_and_nothing_at_all_is_none() {
    given(PLANNED)
        .when(report(made(MONDAY, 0, 0)))
        .thenRefused(new NothingMade())
        .when(report(made(MONDAY, 0, 3)))
        .then(reported(made(MONDAY, 0, 3)));
  }

  @Test
  void nothing_is_made_tomorrow() {
    var tomorrow = FRIDAY.plusDays(1);
    given(PLANNED)
        .when(report(made(tomorrow, 1, 0)))
        .thenRefused(new MadeInTheFuture(tomorrow))
        .when(report(made(FRIDAY, 1, 0)))
        .then(reported(made(FRIDAY, 1, 0)));
  }

  @Test
  void a_plan_comes_before_its_output() {
    given().when(report(made(MONDAY, 1, 0))).thenRefused(new NothingPublished());
  }

  @Test
  void a_wrong_report_is_taken_back_with_a_reason_and_up_to_what_was_reported() {
    given(PLANNED, reported(made(MONDAY, 60, 2)), reported(made(MONDAY, 20, 0)))
        .when(report(made(MONDAY, -10, 0)))
        .thenRefused(new ReasonForTakingBackMissing())
        .when(report(made(MONDAY, -81, 0, null, "counted twice")))
        .thenRefused(new TakenBackBeyondReported(Quantity.of(80), Quantity.of(2)))
        .when(report(made(MONDAY, 1, -3, null, "counted twice")))
        .thenRefused(new TakenBackBeyondReported(Quantity.of(80), Quantity.of(2)))
        .when(report(made(MONDAY, -80, -2, null, "counted twice")))
        .then(reported(made(MONDAY, -80, -2, null, "counted twice")))
        .when(report(made(MONDAY, -1, 0, null, "counted twice")))
        .thenRefused(new TakenBackBeyondReported(Quantity.ZERO, Quantity.ZERO));
  }

  @Test
  void each_day_and_batch_is_taken_back_by_itself() {
    given(PLANNED, reported(made(MONDAY, 60, 0, "B-17", null)))
        .when(report(made(MONDAY, -60, 0, "B-18", "wrong batch")))
        .thenRefused(new TakenBackBeyondReported(Quantity.ZERO, Quantity.ZERO))
        .when(report(made(TUESDAY, -60, 0, "B-17", "wrong day")))
        .thenRefused(new TakenBackBeyondReported(Quantity.ZERO, Quantity.ZERO));
  }

  @Test
  void good_output_nets_the_line_of_its_day_and_scrap_nets_none() {
    assertThat(net(MONDAY, List.of(day(MONDAY, 100), day(TUESDAY, 50)), made(MONDAY, 60, 30)))
        .containsExactly("100 = 60 made + 40 open + 0 late", "50 = 0 made + 50 open + 0 late");
  }

  @Test
  void days_of_a_week_net_the_week_until_it_is_over() {
    var week = List.of(week(W50, 700));
    assertThat(net(SUNDAY, week, made(MONDAY, 100, 0), made(FRIDAY, 150, 0)))
        .containsExactly("700 = 250 made + 450 open + 0 late");
    assertThat(net(SUNDAY.plusDays(1), week, made(MONDAY, 100, 0), made(FRIDAY, 150, 0)))
        .containsExactly("700 = 250 made + 0 open + 450 late");
  }

  @Test
  void a_past_day_that_was_not_reported_is_late_and_no_output() {
    assertThat(net(TUESDAY, List.of(day(MONDAY, 100)), made(MONDAY, 60, 0)))
        .containsExactly("100 = 60 made + 0 open + 40 late");
  }

  @Test
  void more_than_was_planned_leaves_nothing_open_and_nets_no_other_day() {
    assertThat(net(MONDAY, List.of(day(MONDAY, 100), day(TUESDAY, 50)), made(MONDAY, 130, 0)))
        .containsExactly("100 = 130 made + 0 open + 0 late", "50 = 0 made + 50 open + 0 late");
  }

  @Test
  void what_is_taken_back_is_open_again() {
    assertThat(
            net(
                MONDAY,
                List.of(day(MONDAY, 100)),
                made(MONDAY, 60, 0),
                made(MONDAY, -10, 0, null, "counted twice")))
        .containsExactly("100 = 50 made + 50 open + 0 late");
  }

  @Test
  void allotments_are_netted_in_proportion_and_never_beyond_what_is_open() {
    var line = day(MONDAY, 100, to(HENGYUE, 60), to(LINGYUN, 30));
    NetOutput half = NetOutput.of(List.of(line), List.of(made(MONDAY, 51, 0)), MONDAY).getFirst();
    assertThat(half.open()).isEqualTo(Quantity.of(49));
    assertThat(half.openOf(line.allottedTo(HENGYUE))).isEqualTo(Quantity.of(29));
    assertThat(half.openOf(line.allottedTo(LINGYUN))).isEqualTo(Quantity.of(14));
    NetOutput none = NetOutput.of(List.of(line), List.of(made(MONDAY, 100, 0)), MONDAY).getFirst();
    assertThat(none.openOf(line.allottedTo(HENGYUE))).isEqualTo(Quantity.ZERO);
  }

  private static List<String> net(LocalDate today, List<OutputLine> lines, LineOutput... made) {
    return NetOutput.of(lines, List.of(made), today).stream()
        .map(
            it ->
                "%s = %s made + %s open + %s late"
                    .formatted(it.line().quantity(), it.reported(), it.open(), it.late()))
        .toList();
  }

  private static Scenario<ProductionScheduleCommand, ProductionScheduleEvent, ProductionSchedule>
      given(ProductionScheduleEvent... past) {
    return Scenario.given(ProductionSchedule.NEW, List.of(past));
  }
}
