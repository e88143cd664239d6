package weft.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.SCHEDULE;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.forecast;
import static weft.scheduling.Schedules.received;
import static weft.scheduling.Schedules.underAgreement;
import static weft.scheduling.release.CountChange.BEGINS_ANEW;
import static weft.scheduling.release.CountChange.CORRECTED;
import static weft.scheduling.release.CountChange.GOES_ON;
import static weft.scheduling.release.CountChange.RETURNED;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import weft.event.Refusal;
import weft.event.Refused;
import weft.measure.Quantity;
import weft.party.Side;
import weft.scheduling.DeliveryScheduleCommand.ContinueSchedule;
import weft.scheduling.DeliveryScheduleCommand.EndSchedule;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleCommand.RuleCountChange;
import weft.scheduling.DeliveryScheduleEvent.CountChangeRuled;
import weft.scheduling.ScheduleRefusal.CountRuledAlready;
import weft.scheduling.ScheduleRefusal.CountRuledTooOften;
import weft.scheduling.ScheduleRefusal.CountUnchanged;
import weft.scheduling.ScheduleRefusal.EndedAlready;
import weft.scheduling.ScheduleRefusal.GoesOnUnfit;
import weft.scheduling.release.CountChange;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.HighWater;
import weft.scheduling.release.HighWater.Mark;
import weft.scheduling.release.Received;

/** Either side may rule whether a release began a new count or corrected it. */
class CountChangesTest {
  private DeliverySchedule schedule = DeliverySchedule.NEW;

  private List<DeliveryScheduleEvent> ask(DeliveryScheduleCommand command) {
    List<DeliveryScheduleEvent> events = schedule.decide(command);
    for (DeliveryScheduleEvent it : events) schedule = schedule.evolve(it);
    return events;
  }

  private void states(String number, int cumulative) {
    release(received(cumulative, said(number)));
  }

  private void release(Forecast it) {
    ask(new ReleaseForecast(SCHEDULE, it));
  }

  private void counted(String number, int cumulative, LocalDate since) {
    Forecast it = said(number);
    var received = new Received(Quantity.of(cumulative), null, null, null, null, null, null, since);
    release(
        new Forecast(
            it.release(),
            it.horizonStart(),
            it.horizonEnd(),
            it.unit(),
            null,
            received,
            it.lines()));
  }

  private static Forecast said(String number) {
    return forecast(
        number, MONDAY.plusDays(Integer.parseInt(number)), firm(MONDAY.plusDays(60), 9));
  }

  private List<DeliveryScheduleEvent> rule(Side by, String number, CountChange as) {
    return ask(new RuleCountChange(SCHEDULE, by, number, false, as));
  }

  private Refusal refused(String number, CountChange as) {
    return Assertions.catchThrowableOfType(Refused.class, () -> rule(Side.BUYER, number, as))
        .refusal();
  }

  private static CountChangeRuled ruled(Side by, String number, CountChange as, int from, int to) {
    return new CountChangeRuled(
        SCHEDULE, by, number, false, as, Quantity.of(from), Quantity.of(to));
  }

  @Test
  void either_side_says_which_it_was_and_the_last_word_stands() {
    states("1", 1_100);
    states("2", 30);
    assertThat(rule(Side.SUPPLIER, "2", BEGINS_ANEW))
        .containsExactly(ruled(Side.SUPPLIER, "2", BEGINS_ANEW, 1_100, 30));
    assertThat(refused("2", BEGINS_ANEW)).isEqualTo(new CountRuledAlready("2", BEGINS_ANEW));
    assertThat(rule(Side.BUYER, "2", CORRECTED))
        .containsExactly(ruled(Side.BUYER, "2", CORRECTED, 1_100, 30));
    assertThat(refused("2", CORRECTED)).isEqualTo(new CountRuledAlready("2", CORRECTED));
  }

  @Test
  void a_new_first_day_is_no_ruling_but_stands_until_there_is_one() {
    counted("1", 1_100, MONDAY);
    counted("2", 1_200, MONDAY.plusDays(1));
    assertThat(refused("2", BEGINS_ANEW)).isEqualTo(new CountRuledAlready("2", BEGINS_ANEW));
    assertThat(rule(Side.BUYER, "2", CORRECTED)).hasSize(1);
  }

  @Test
  void a_fall_may_be_a_return_and_the_first_ruling_may_say_what_the_numbers_mean() {
    states("1", 1_100);
    states("2", 0);
    assertThat(rule(Side.SUPPLIER, "2", BEGINS_ANEW)).hasSize(1);
    assertThat(refused("2", BEGINS_ANEW)).isEqualTo(new CountRuledAlready("2", BEGINS_ANEW));
    states("3", 40);
    assertThat(rule(Side.BUYER, "2", CORRECTED)).hasSize(1);
  }

  @Test
  void nobody_rules_that_it_is_a_reported_return() {
    states("1", 1_100);
    states("2", 1_090);
    assertThat(refused("2", RETURNED)).isEqualTo(new GoesOnUnfit());
  }

  @Test
  void a_release_that_goes_on_counting_cannot_be_ruled() {
    states("1", 100);
    states("2", 110);
    assertThat(refused("2", BEGINS_ANEW)).isEqualTo(new CountUnchanged("2"));
    assertThat(refused("7", BEGINS_ANEW)).isEqualTo(new CountUnchanged("7"));
    assertThat(refused("2", GOES_ON)).isEqualTo(new GoesOnUnfit());
  }

  @Test
  void a_fall_is_seen_across_a_release_that_states_no_cumulative() {
    states("1", 100);
    release(said("2"));
    states("3", 0);
    assertThat(rule(Side.BUYER, "3", CORRECTED)).hasSize(1);
  }

  @Test
  void of_older_changes_the_last_twenty_can_be_ruled() {
    for (int i = 1; i <= 30; i++) states("" + i, 1_000 - i);
    assertThat(refused("10", BEGINS_ANEW)).isEqualTo(new CountUnchanged("10"));
    assertThat(rule(Side.BUYER, "11", BEGINS_ANEW)).hasSize(1);
  }

  @Test
  void a_change_is_ruled_twenty_times_at_most() {
    states("1", 1_100);
    states("2", 30);
    for (int i = 0; i < 20; i++) rule(Side.BUYER, "2", i % 2 == 0 ? BEGINS_ANEW : CORRECTED);
    assertThat(refused("2", BEGINS_ANEW)).isEqualTo(new CountRuledTooOften("2"));
    assertThat(refused("2", CORRECTED)).isEqualTo(new CountRuledAlready("2", CORRECTED));
    states("3", 10);
    assertThat(rule(Side.BUYER, "3", BEGINS_ANEW)).hasSize(1);
  }

  @Test
  void under_another_name_it_can_be_ruled_as_before_and_once_ended_no_more() {
    states("1", 1_100);
    states("2", 30);
    DeliveryScheduleId named = underAgreement("5500013");
    DeliverySchedule old = schedule;
    schedule = DeliverySchedule.NEW;
    ask(new ContinueSchedule(named, SCHEDULE, old.carried()));
    assertThat(rule(Side.BUYER, "2", BEGINS_ANEW)).hasSize(1);
    schedule = old;
    ask(new EndSchedule(SCHEDULE, named));
    assertThat(refused("2", BEGINS_ANEW)).isEqualTo(new EndedAlready());
  }

  @Test
  void what_was_ever_authorised_falls_only_with_a_new_count() {
    release(authorising("1", 1_100, 2_000));
    release(authorising("2", 30, 300));
    assertThat(most()).isEqualTo(Quantity.of(2_000));
    rule(Side.BUYER, "2", BEGINS_ANEW);
    assertThat(most()).isEqualTo(Quantity.of(300));
    rule(Side.SUPPLIER, "2", CORRECTED);
    assertThat(most()).isEqualTo(Quantity.of(2_000));
  }

  private Quantity most() {
    return schedule.authorised().production().cumulative();
  }

  private static Forecast authorising(String number, int cumulative, int authorised) {
    return received(cumulative, said(number))
        .authorising(HighWater.of(new Mark(Quantity.of(authorised), null, 5), null));
  }
}
