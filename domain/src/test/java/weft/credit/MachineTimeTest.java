package weft.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MachineTimeTest {
  @Test
  void a_bank_sees_how_long_machines_were_on_and_running_and_how_much_of_it_is_known() {
    MachineTime month = hours(390, 520, 700, 720);
    assertThat(month.onPercent()).isEqualTo(new BigDecimal("72.2"));
    assertThat(month.runningPercent()).isEqualTo(new BigDecimal("75.0"));
    assertThat(month.coveragePercent()).isEqualTo(new BigDecimal("97.2"));
  }

  @Test
  void below_ninety_percent_coverage_there_is_no_value() {
    assertThat(hours(390, 520, 648, 720).onPercent()).isNotNull();
    MachineTime less = hours(390, 520, 647, 720);
    assertThat(less.onPercent()).isNull();
    assertThat(less.runningPercent()).isNull();
    assertThat(less.coveragePercent()).isEqualTo(new BigDecimal("89.9"));
  }

  @Test
  void without_days_nothing_is_known() {
    MachineTime none = hours(0, 0, 0, 0);
    assertThat(none.onPercent()).isNull();
    assertThat(none.runningPercent()).isNull();
    assertThat(none.coveragePercent()).isNull();
  }

  @Test
  void what_was_never_on_has_no_share_of_running() {
    assertThat(hours(0, 0, 720, 720).runningPercent()).isNull();
    assertThat(hours(0, 0, 720, 720).onPercent()).isEqualTo(new BigDecimal("0.0"));
  }

  private static MachineTime hours(long running, long on, long known, long whole) {
    return new MachineTime(seconds(running), seconds(on), seconds(known), seconds(whole));
  }

  private static BigDecimal seconds(long hours) {
    return BigDecimal.valueOf(hours * 3600);
  }
}
