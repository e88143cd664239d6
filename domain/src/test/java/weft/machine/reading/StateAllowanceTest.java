package weft.machine.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StateAllowanceTest {
  private static final Instant T = Instant.parse("2026-11-30T00:00:00Z");

  /** The seconds at which a stream is told, if its machine changes in each of them. */
  private static List<Integer> told(int... seconds) {
    List<Integer> told = new ArrayList<>();
    @Nullable Instant rested = null;
    for (int second : seconds) {
      Instant now = T.plusSeconds(second);
      if (!StateAllowance.isFree(rested, now)) continue;
      rested = StateAllowance.restedAfter(rested, now);
      told.add(second);
    }
    return told;
  }

  @Test
  void three_states_are_told_at_once_and_then_one_in_ten_seconds() {
    assertThat(told(0, 1, 2, 3, 9, 10, 11, 19, 20, 30)).containsExactly(0, 1, 2, 10, 20, 30);
  }

  @Test
  void a_stream_that_rested_is_told_of_three_again() {
    assertThat(told(0, 1, 2, 32, 33, 34, 35)).containsExactly(0, 1, 2, 32, 33, 34);
    assertThat(told(0, 1, 2, 20, 21, 22)).containsExactly(0, 1, 2, 20, 21);
  }
}
