package weft.api.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** A period of energy says which quarter hours it counts. */
class EnergyPeriodTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = Instant.parse("2031-03-03T10:07:30Z");

  private static EnergyPeriod period(String from, String until) {
    return new EnergyPeriod(Instant.parse(from), Instant.parse(until));
  }

  @Test
  void moments_are_widened_to_the_quarter_hours_that_they_touch() {
    assertThat(EnergyPeriod.read("2031-03-03T08:14:59Z", "2031-03-03T09:00:01Z", SHANGHAI, NOW))
        .isEqualTo(period("2031-03-03T08:00:00Z", "2031-03-03T09:15:00Z"));
    assertThat(EnergyPeriod.read("2031-03-03T08:15:00Z", "2031-03-03T09:00:00Z", SHANGHAI, NOW))
        .isEqualTo(period("2031-03-03T08:15:00Z", "2031-03-03T09:00:00Z"));
  }

  @Test
  void days_are_those_of_the_site_and_the_present_quarter_hour_is_unfinished() {
    assertThat(EnergyPeriod.read("2031-03-01", "2031-03-02", SHANGHAI, NOW))
        .isEqualTo(period("2031-02-28T16:00:00Z", "2031-03-02T16:00:00Z"));
    assertThat(EnergyPeriod.read(null, null, SHANGHAI, NOW))
        .isEqualTo(period("2031-02-24T10:00:00Z", "2031-03-03T10:07:30Z"));
  }

  @Test
  void a_period_that_ends_before_it_begins_is_refused_within_a_quarter_hour_too() {
    assertThatThrownBy(
            () -> EnergyPeriod.read("2031-03-03T08:05:00Z", "2031-03-03T08:04:00Z", SHANGHAI, NOW))
        .isInstanceOf(RuntimeException.class);
  }
}
