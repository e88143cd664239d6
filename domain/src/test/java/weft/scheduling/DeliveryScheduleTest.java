package weft.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.scheduling.Schedules.FRIDAY;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.SCHEDULE;
import static weft.scheduling.Schedules.THURSDAY;
import static weft.scheduling.Schedules.TUESDAY;
import static weft.scheduling.Schedules.WEDNESDAY;
import static weft.scheduling.Schedules.day;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.forecast;
import static weft.scheduling.Schedules.inUnit;
import static weft.scheduling.Schedules.received;
import static weft.scheduling.Schedules.underAgreement;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.event.Scenario;
import weft.scheduling.DeliveryScheduleCommand.ReleaseForecast;
import weft.scheduling.DeliveryScheduleEvent.Contradiction;
import weft.scheduling.DeliveryScheduleEvent.Contradiction.Kind;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.DeliveryScheduleEvent.LateReleaseRecorded;
import weft.scheduling.DeliveryScheduleEvent.ReleaseContradicted;
import weft.scheduling.release.Bucket;
import weft.scheduling.release.DateKind;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.Forecast;
import weft.scheduling.release.ScheduleLine;

/** The rules of releases: a release comes into force, is kept without effect, or contradicts. */
class DeliveryScheduleTest {
  private static final Forecast SEVEN = forecast("7", MONDAY, firm(FRIDAY, 500));
  private static final Forecast EIGHT = forecast("8", TUESDAY, firm(FRIDAY, 420));

  @Test
  void a_first_release_comes_into_force() {
    given().when(release(SEVEN)).then(released(SEVEN));
  }

  @Test
  void a_newer_release_replaces_the_whole_horizon() {
    var state = DeliverySchedule.NEW.evolve(released(SEVEN)).evolve(released(EIGHT));
    assertThat(state.current()).isEqualTo(EIGHT);
    given(released(SEVEN)).when(release(EIGHT)).then(released(EIGHT));
  }

  @Test
  void a_release_without_lines_stops_the_part() {
    var stop = forecast("8", TUESDAY);
    given(released(SEVEN)).when(release(stop)).then(released(stop));
  }

  @Test
  void the_release_in_force_sent_again_changes_nothing() {
    given(released(SEVEN)).when(release(SEVEN)).thenNothing();
  }

  @Test
  void the_same_release_at_other_segments_changes_nothing() {
    var elsewhere =
        new ScheduleLine(
            FRIDAY,
            0,
            null,
            DateKind.DELIVERY,
            Bucket.DAY,
            Firmness.FIRM,
            SEVEN.total(),
            null,
            3000);
    given(released(SEVEN)).when(release(forecast("7", MONDAY, elsewhere))).thenNothing();
  }

  @Test
  void an_earlier_release_sent_again_changes_nothing() {
    given(released(SEVEN), released(EIGHT)).when(release(SEVEN)).thenNothing();
  }

  @Test
  void the_number_in_force_with_another_quantity_is_a_contradiction() {
    var other = forecast("7", MONDAY, firm(FRIDAY, 501));
    given(released(SEVEN)).when(release(other)).then(contradicted(other, Kind.NUMBER_REUSED, "7"));
  }

  @Test
  void the_number_in_force_issued_later_with_other_content_is_a_contradiction() {
    var other = forecast("7", WEDNESDAY, firm(FRIDAY, 501));
    given(released(SEVEN)).when(release(other)).then(contradicted(other, Kind.NUMBER_REUSED, "7"));
  }

  @Test
  void the_number_in_force_with_another_received_cumulative_is_a_contradiction() {
    var other = received(1200, SEVEN);
    given(released(SEVEN)).when(release(other)).then(contradicted(other, Kind.NUMBER_REUSED, "7"));
  }

  @Test
  void an_earlier_number_with_another_quantity_is_a_contradiction() {
    var other = forecast("7", MONDAY, firm(FRIDAY, 1));
    given(released(SEVEN), released(EIGHT))
        .when(release(other))
        .then(contradicted(other, Kind.NUMBER_REUSED, "7"));
  }

  @Test
  void a_contradiction_leaves_the_release_in_force() {
    var other = forecast("7", MONDAY, firm(FRIDAY, 501));
    var state =
        DeliverySchedule.NEW
            .evolve(released(SEVEN))
            .evolve(contradicted(other, Kind.NUMBER_REUSED, "7"));
    assertThat(state.current()).isEqualTo(SEVEN);
  }

  @Test
  void a_contradiction_sent_again_is_recorded_again_so_that_the_partner_is_told_again() {
    var other = forecast("7", MONDAY, firm(FRIDAY, 501));
    given(released(SEVEN), contradicted(other, Kind.NUMBER_REUSED, "7"))
        .when(release(other))
        .then(contradicted(other, Kind.NUMBER_REUSED, "7"));
  }

  @Test
  void an_older_release_that_arrives_late_is_kept_without_effect() {
    given(released(EIGHT))
        .when(release(SEVEN))
        .then(new LateReleaseRecorded(SCHEDULE, SEVEN, "8", null))
        .when(release(forecast("9", WEDNESDAY)))
        .then(released(forecast("9", WEDNESDAY)));
    var state =
        DeliverySchedule.NEW
            .evolve(released(EIGHT))
            .evolve(new LateReleaseRecorded(SCHEDULE, SEVEN, "8", null));
    assertThat(state.current()).isEqualTo(EIGHT);
  }

  @Test
  void a_late_release_sent_again_changes_nothing() {
    given(released(EIGHT), new LateReleaseRecorded(SCHEDULE, SEVEN, "8", null))
        .when(release(SEVEN))
        .thenNothing();
  }

  @Test
  void a_late_number_with_another_quantity_is_a_contradiction() {
    var other = forecast("7", MONDAY, firm(FRIDAY, 1));
    given(released(EIGHT), new LateReleaseRecorded(SCHEDULE, SEVEN, "8", null))
        .when(release(other))
        .then(contradicted(other, Kind.NUMBER_REUSED, "7"));
  }

  @Test
  void a_number_wraps_from_9999_to_1_without_dates() {
    var last = forecast("9999", null, day(FRIDAY, 5));
    var first = forecast("1", null, day(FRIDAY, 6));
    given(released(last)).when(release(first)).then(released(first));
  }

  @Test
  void a_number_that_wraps_round_to_one_used_long_ago_is_no_contradiction() {
    var longAgo = forecast("1", null, day(MONDAY, 4));
    var last = forecast("9999", null, day(FRIDAY, 5));
    var again = forecast("1", null, day(FRIDAY, 6));
    given(released(longAgo), released(last)).when(release(again)).then(released(again));
  }

  @Test
  void the_first_number_sent_again_after_the_last_changes_nothing() {
    var longAgo = forecast("1", null, day(MONDAY, 4));
    var last = forecast("9999", null, day(FRIDAY, 5));
    given(released(longAgo), released(last)).when(release(longAgo)).thenNothing();
  }

  @Test
  void numbers_that_start_again_are_ordered_by_their_date() {
    var first = forecast("1", TUESDAY, firm(FRIDAY, 1));
    var again = forecast("7", THURSDAY, firm(FRIDAY, 2));
    given(released(SEVEN))
        .when(release(first))
        .then(released(first))
        .when(release(again))
        .then(released(again));
  }

  @Test
  void alphanumeric_numbers_are_ordered_by_their_date() {
    var march = forecast("MAR-B", MONDAY, firm(FRIDAY, 1));
    var april = forecast("APR-A", TUESDAY, firm(FRIDAY, 2));
    given(released(march)).when(release(april)).then(released(april));
  }

  @Test
  void another_unit_of_measure_is_a_contradiction() {
    var kilograms = inUnit("KGM", EIGHT);
    given(released(SEVEN))
        .when(release(kilograms))
        .then(contradicted(kilograms, Kind.UNIT_CHANGED, "PCE"));
  }

  @Test
  void a_piece_is_a_piece_whatever_it_is_called() {
    for (String piece : List.of("EA", "C62", "H87", "PC")) {
      var pieces = inUnit(piece, EIGHT);
      given(released(SEVEN)).when(release(pieces)).then(released(pieces));
    }
  }

  @Test
  void two_agreements_for_one_part_are_two_schedules() {
    var one = new ReleaseForecast(underAgreement("5500012"), SEVEN);
    var other = new ReleaseForecast(underAgreement("5500013"), SEVEN);
    var none = new ReleaseForecast(underAgreement(null), SEVEN);
    assertThat(List.of(one.stream(), other.stream(), none.stream())).doesNotHaveDuplicates();
    assertThat(DeliveryScheduleId.of(none.stream())).isEqualTo(none.schedule());
  }

  private static Scenario<DeliveryScheduleCommand, DeliveryScheduleEvent, DeliverySchedule> given(
      DeliveryScheduleEvent... past) {
    return Scenario.given(DeliverySchedule.NEW, List.of(past));
  }

  private static ReleaseForecast release(Forecast forecast) {
    return new ReleaseForecast(SCHEDULE, forecast);
  }

  private static ForecastReleased released(Forecast forecast) {
    return new ForecastReleased(SCHEDULE, forecast, null, null, null, null, null);
  }

  private static ReleaseContradicted contradicted(Forecast forecast, Kind kind, String known) {
    return new ReleaseContradicted(SCHEDULE, forecast, new Contradiction(kind, known));
  }
}
