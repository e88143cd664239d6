package weft.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weft.machine.Effectiveness.Stretch;

class OeeTest {
  private static final Instant T = Instant.parse("2031-03-03T00:00:00Z");
  private static final ZoneId CHANGSHA = ZoneId.of("Asia/Shanghai");

  private static Stretch minutes(
      @Nullable Integer planned,
      int running,
      int idle,
      int unknown,
      @Nullable Integer parts,
      @Nullable Integer good,
      @Nullable String idealSeconds) {
    return new Stretch(
        new MachineShift(
            planned == null ? null : "day",
            T,
            T.plusSeconds(60L * (running + idle + unknown)),
            planned == null ? null : seconds(planned),
            seconds(running),
            seconds(idle),
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            seconds(unknown),
            parts == null ? null : BigDecimal.valueOf(parts),
            good == null ? null : BigDecimal.valueOf(good),
            null),
        idealSeconds == null ? null : new BigDecimal(idealSeconds));
  }

  private static BigDecimal seconds(int minutes) {
    return BigDecimal.valueOf(60L * minutes);
  }

  private static String told(Effectiveness it) {
    return "%s x %s x %s = %s of %s"
        .formatted(it.availability(), it.performance(), it.quality(), it.oee(), it.coverage());
  }

  @Test
  void the_example_of_the_contract_to_three_decimals() {
    for (Integer planned : new Integer[] {480, null})
      assertThat(told(Effectiveness.of(List.of(minutes(planned, 420, 60, 0, 252, 240, "90")))))
          .isEqualTo("0.875 x 0.9 x 0.952 = 0.75 of 1");
  }

  @Test
  void nothing_is_capped_and_a_performance_above_one_is_implausible() {
    Effectiveness it = Effectiveness.of(List.of(minutes(100, 120, 0, 0, 150, 150, "60")));
    assertThat(told(it)).isEqualTo("1.2 x 1.25 x 1 = 1.5 of 1");
    assertThat(it.implausible()).isTrue();
  }

  @Test
  void what_is_not_known_is_null_with_a_code() {
    Effectiveness without = Effectiveness.of(List.of(minutes(100, 80, 20, 0, 10, 9, null)));
    assertThat(told(without)).isEqualTo("0.8 x null x 0.9 = null of 1");
    assertThat(without.missing()).containsExactly("no-ideal-time");
    assertThat(Effectiveness.of(List.of(minutes(100, 80, 20, 0, null, null, "60"))).missing())
        .containsExactly("parts-not-counted");
    assertThat(Effectiveness.of(List.of(minutes(100, 80, 20, 0, 5, null, "60"))).missing())
        .containsExactly("good-parts-not-counted");
    Effectiveness silent = Effectiveness.of(List.of(minutes(100, 0, 0, 100, null, null, "60")));
    assertThat(told(silent)).isEqualTo("null x null x null = null of 0");
    assertThat(silent.missing()).containsExactly("no-readings");
  }

  @Test
  void machines_weigh_by_planned_busy_time_and_not_as_an_average_of_ratios() {
    Effectiveness both =
        Effectiveness.of(
            List.of(
                minutes(100, 100, 0, 0, 100, 100, "60"), minutes(300, 150, 150, 0, 50, 50, "120")));
    assertThat(told(both)).isEqualTo("0.625 x 0.8 x 1 = 0.5 of 1");
  }

  @Test
  void a_night_shift_belongs_to_the_day_on_which_it_began() {
    var plan =
        new ShiftPlan(
            List.of(
                new Shift(
                    "night",
                    List.of(Weekday.MON),
                    LocalTime.of(20, 0),
                    LocalTime.of(4, 0),
                    List.of(new Shift.Break(LocalTime.of(0, 0), LocalTime.of(0, 30))))));
    LocalDate monday = LocalDate.of(2031, 3, 3);
    List<PlannedTime> first = PlannedTime.of(plan, monday, CHANGSHA);
    assertThat(first).extracting(PlannedTime::name).containsExactly(null, "night");
    assertThat(first.getLast().until()).isEqualTo(Instant.parse("2031-03-03T20:00:00Z"));
    assertThat(first.getLast().plannedBusySeconds()).isEqualByComparingTo("27000");
    List<PlannedTime> second = PlannedTime.of(plan, monday.plusDays(1), CHANGSHA);
    assertThat(second).hasSize(1);
    assertThat(second.getFirst().from()).isEqualTo(first.getLast().until());
    assertThat(second.getFirst().plannedBusySeconds()).isZero();
  }
}
