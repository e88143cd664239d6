package weft.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.party.EdiRules.CallOffPrecedence.ADD_TIMES;
import static weft.party.EdiRules.CallOffPrecedence.ONLY_PERMISSION;
import static weft.party.EdiRules.CallOffPrecedence.REPLACE_WINDOW;
import static weft.scheduling.Schedules.FRIDAY;
import static weft.scheduling.Schedules.MONDAY;
import static weft.scheduling.Schedules.THURSDAY;
import static weft.scheduling.Schedules.TUESDAY;
import static weft.scheduling.Schedules.day;
import static weft.scheduling.Schedules.firm;
import static weft.scheduling.Schedules.forecast;

import java.util.List;
import org.junit.jupiter.api.Test;
import weft.party.EdiRules.CallOffPrecedence;
import weft.scheduling.DeliveryScheduleEvent.CallOffReleased;
import weft.scheduling.DeliveryScheduleEvent.Contradiction.Kind;
import weft.scheduling.DeliveryScheduleEvent.ForecastReleased;
import weft.scheduling.release.Firmness;
import weft.scheduling.release.ScheduleLine;

/** Call-offs that do not simply replace the forecast within their window. */
class CallOffPrecedenceTest extends CalledOffSchedule {
  @Test
  void times_are_added_within_what_the_forecast_has_firm() {
    release(forecast("1", BEFORE, firm(MONDAY, 100), day(FRIDAY, 50)));
    callOff(
        calling(ADD_TIMES, "7", MONDAY, MONDAY, at(6, firm(MONDAY, 40)), at(14, firm(MONDAY, 30))));
    assertThat(ledger())
        .containsExactly("MONDAY 30", "MONDAY 06:00 40 #7", "MONDAY 14:00 30 #7", "FRIDAY 50");
    callOff(calling(ADD_TIMES, "8", MONDAY, MONDAY, at(8, firm(MONDAY, 100))));
    assertThat(ledger()).containsExactly("MONDAY 08:00 100 #8", "FRIDAY 50");
  }

  @Test
  void times_for_more_or_for_other_days_than_are_firm_are_a_contradiction() {
    release(forecast("1", BEFORE, firm(MONDAY, 100), day(FRIDAY, 50)));
    assertThat(kind(callOff(calling(ADD_TIMES, "7", MONDAY, MONDAY, firm(MONDAY, 101)))))
        .isEqualTo(Kind.BEYOND_FIRM);
    assertThat(kind(callOff(calling(ADD_TIMES, "7", FRIDAY, FRIDAY, firm(FRIDAY, 10)))))
        .isEqualTo(Kind.BEYOND_FIRM);
    assertThat(ledger()).containsExactly("MONDAY 100", "FRIDAY 50");
  }

  @Test
  void times_hold_under_a_new_forecast_as_far_as_it_has_their_quantities() {
    release(forecast("1", BEFORE, firm(MONDAY, 100), firm(TUESDAY, 100)));
    callOff(
        calling(
            ADD_TIMES, "7", MONDAY, TUESDAY, at(6, firm(MONDAY, 90)), at(6, firm(TUESDAY, 80))));
    release(forecast("2", BEFORE, firm(MONDAY, 95), firm(TUESDAY, 70)));
    assertThat(ledger()).containsExactly("MONDAY 5", "MONDAY 06:00 90 #7", "TUESDAY 70");
  }

  @Test
  void times_without_a_forecast_have_nothing_to_stand_in() {
    assertThat(kind(callOff(calling(ADD_TIMES, "7", MONDAY, MONDAY, firm(MONDAY, 10)))))
        .isEqualTo(Kind.NO_FORECAST);
    release(forecast("1", BEFORE, firm(MONDAY, 10)));
    assertThat(callOff(calling(ADD_TIMES, "7", MONDAY, MONDAY, at(6, firm(MONDAY, 10)))))
        .isInstanceOf(CallOffReleased.class);
  }

  @Test
  void where_only_a_call_off_permits_the_forecast_is_a_preview() {
    release(forecast("1", BEFORE, firm(MONDAY, 10), firm(THURSDAY, 40), day(FRIDAY, 50)));
    callOff(calling(ONLY_PERMISSION, "7", MONDAY, TUESDAY, firm(TUESDAY, 22)));
    assertThat(ledger()).containsExactly("TUESDAY 22 #7", "THURSDAY 40", "FRIDAY 50");
    assertThat(current().lines())
        .extracting(ScheduleLine::firmness)
        .containsExactly(Firmness.FIRM, Firmness.PRODUCTION, Firmness.FORECAST);
  }

  @Test
  void a_call_off_before_any_forecast_is_a_horizon_of_its_own() {
    for (CallOffPrecedence it : List.of(REPLACE_WINDOW, ONLY_PERMISSION)) {
      schedule = DeliverySchedule.NEW;
      callOff(calling(it, "7", MONDAY, TUESDAY, firm(TUESDAY, 22)));
      assertThat(ledger()).containsExactly("TUESDAY 22 #7");
      assertThat(release(forecast("1", MONDAY, firm(TUESDAY, 99), day(FRIDAY, 50))))
          .isInstanceOf(ForecastReleased.class);
      assertThat(ledger()).containsExactly("TUESDAY 22 #7", "FRIDAY 50");
    }
  }
}
