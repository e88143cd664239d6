package weft.production;

import static weft.production.Plans.HENGYUE;
import static weft.production.Plans.JIAXIN;
import static weft.production.Plans.LINGYUN;
import static weft.production.Plans.MONDAY;
import static weft.production.Plans.PLAN;
import static weft.production.Plans.TUESDAY;
import static weft.production.Plans.W51;
import static weft.production.Plans.day;
import static weft.production.Plans.publish;
import static weft.production.Plans.published;
import static weft.production.Plans.showing;
import static weft.production.Plans.shown;
import static weft.production.Plans.to;
import static weft.production.Plans.week;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.party.PartyCode;
import weft.production.ProductionRefusal.NothingPublished;
import weft.production.ProductionRefusal.OwnBuyer;
import weft.production.ProductionScheduleCommand.PublishOutput;
import weft.production.ProductionScheduleCommand.ShowOutput;

/** A supplier shows a plan to other parties without changing the plan. */
class ShowOutputTest {
  private static final PublishOutput FIRST =
      publish(MONDAY, W51.sunday(), day(MONDAY, 100), day(TUESDAY, 120), week(W51, 700));

  private static final PublishOutput FROM_TUESDAY =
      publish(TUESDAY, W51.sunday(), day(TUESDAY, 120), week(W51, 700));

  @Test
  void all_that_is_planned_from_the_day_on_is_shown_and_what_is_past_stays_as_it_was() {
    var next = showing(FROM_TUESDAY, HENGYUE, LINGYUN);
    List<OutputLine> lines = FROM_TUESDAY.lines();
    given(published(1, FIRST))
        .when(show(TUESDAY, LINGYUN, HENGYUE))
        .then(
            shown(HENGYUE, 2, next, lines, List.of()),
            shown(LINGYUN, 2, next, lines, List.of()),
            published(2, next, day(TUESDAY, 120), week(W51, 700)));
  }

  @Test
  void what_was_all_for_the_only_buyer_is_free_once_another_sees_it() {
    var alone = day(MONDAY, 100, to(HENGYUE, 100));
    var both = showing(publish(MONDAY, MONDAY, day(MONDAY, 100)), HENGYUE, LINGYUN);
    given(published(1, showing(publish(MONDAY, MONDAY, alone), HENGYUE)))
        .when(show(MONDAY, HENGYUE, LINGYUN))
        .then(
            shown(HENGYUE, 2, both, List.of(day(MONDAY, 100)), List.of(alone)),
            shown(LINGYUN, 2, both, List.of(day(MONDAY, 100)), List.of()),
            published(2, both, alone));
  }

  @Test
  void it_becomes_all_the_next_ones_where_that_is_the_only_one() {
    var before = day(MONDAY, 100, to(HENGYUE, 100));
    var after = day(MONDAY, 100, to(LINGYUN, 100));
    var next = showing(publish(MONDAY, MONDAY, after), LINGYUN);
    given(published(1, showing(publish(MONDAY, MONDAY, before), HENGYUE)))
        .when(show(MONDAY, LINGYUN))
        .then(
            shown(HENGYUE, 2, next, List.of(), List.of(before)),
            shown(LINGYUN, 2, next, List.of(after), List.of()),
            published(2, next, before));
  }

  @Test
  void what_was_divided_stays_divided() {
    var divided = day(MONDAY, 100, to(HENGYUE, 60), to(LINGYUN, 30));
    var asked = publish(MONDAY, MONDAY, divided);
    given(published(1, showing(asked, HENGYUE, LINGYUN)))
        .when(show(MONDAY, HENGYUE))
        .then(
            shown(
                HENGYUE,
                2,
                asked,
                List.of(day(MONDAY, 70, to(HENGYUE, 60))),
                List.of(day(MONDAY, 70, to(HENGYUE, 60)))),
            shown(LINGYUN, 2, asked, List.of(), List.of(day(MONDAY, 40, to(LINGYUN, 30)))),
            published(2, showing(asked, HENGYUE), divided));
  }

  @Test
  void shown_to_nobody_it_is_nobodys() {
    var before = day(MONDAY, 100, to(HENGYUE, 100));
    var next = publish(MONDAY, MONDAY, day(MONDAY, 100));
    given(published(1, showing(publish(MONDAY, MONDAY, before), HENGYUE)))
        .when(show(MONDAY))
        .then(shown(HENGYUE, 2, next, List.of(), List.of(before)), published(2, next, before));
  }

  @Test
  void where_nothing_changes_or_nothing_is_to_come_nothing_happens() {
    given(published(1, FIRST)).when(show(MONDAY)).thenNothing();
    given(published(1, FIRST)).when(show(W51.sunday().plusDays(1), HENGYUE)).thenNothing();
  }

  @Test
  void a_plan_that_was_never_published_is_shown_to_nobody() {
    given().when(show(MONDAY, HENGYUE)).thenRefused(new NothingPublished());
    given(published(1, FIRST)).when(show(MONDAY, JIAXIN)).thenRefused(new OwnBuyer(JIAXIN));
  }

  private static ShowOutput show(LocalDate today, PartyCode... buyers) {
    return new ShowOutput(PLAN, List.of(buyers), today);
  }

  private static Scenario<ProductionScheduleCommand, ProductionScheduleEvent, ProductionSchedule>
      given(ProductionScheduleEvent... past) {
    return Scenario.given(ProductionSchedule.NEW, List.of(past));
  }
}
