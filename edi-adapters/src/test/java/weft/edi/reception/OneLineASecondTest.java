package weft.edi.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OneLineASecondTest {
  @Test
  void a_thousand_a_second_are_one_line_and_the_next_one_counts_them() {
    List<String> lines = new ArrayList<>();
    var clock = new AtomicLong(-5);
    var log = new OneLineASecond(lines::add, clock::get);
    for (int i = 0; i < 1_000; i++) log.say(() -> "refused");
    clock.addAndGet(1_000_000_000);
    log.say(() -> "refused again");
    clock.addAndGet(2_000_000_000);
    log.say(() -> "once");
    assertThat(lines).containsExactly("refused", "refused again (and 999 more before it)", "once");
  }
}
