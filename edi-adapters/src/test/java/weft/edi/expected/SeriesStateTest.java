package weft.edi.expected;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import weft.edi.expected.SeriesState.Step;

class SeriesStateTest {
  @Test
  void the_next_number_goes_on_and_a_later_one_skips() {
    assertThat(new SeriesState(7).step(8)).isEqualTo(Step.ON);
    assertThat(new SeriesState(7).step(9)).isEqualTo(Step.SKIPS);
    assertThat(new SeriesState(7).step(107)).isEqualTo(Step.SKIPS);
  }

  @Test
  void a_number_behind_is_late_or_was_seen_before() {
    assertThat(new SeriesState(7).step(7)).isEqualTo(Step.BEHIND);
    assertThat(new SeriesState(7).step(3)).isEqualTo(Step.BEHIND);
    assertThat(new SeriesState(1).step(1)).isEqualTo(Step.BEHIND);
  }

  @Test
  void a_wrap_a_restart_and_a_leap_begin_anew_and_miss_nothing() {
    assertThat(new SeriesState(9999).step(1)).isEqualTo(Step.ON);
    assertThat(new SeriesState(50).step(1)).isEqualTo(Step.ON);
    assertThat(new SeriesState(5000).step(1000)).isEqualTo(Step.ON);
    assertThat(new SeriesState(7).step(108)).isEqualTo(Step.ON);
  }
}
