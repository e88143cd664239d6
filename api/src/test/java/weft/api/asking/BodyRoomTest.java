package weft.api.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BodyRoomTest {
  private static final int LARGE = 40 << 20;
  private static final int SMALL = 100 << 10;

  @Test
  void a_small_body_does_not_wait_behind_a_large_one_that_waits(@TempDir Path spool)
      throws Exception {
    var room = new BodyRoom(new Spool(spool), 256);
    var large = room.hold();
    large.take(LARGE);
    var next =
        new FutureTask<>(
            () -> {
              try (var held = room.hold()) {
                held.take(LARGE);
                return "its turn came";
              }
            });
    Thread waiting = Thread.startVirtualThread(next);
    while (waiting.getState() != Thread.State.TIMED_WAITING) Thread.sleep(1);
    long begun = System.nanoTime();
    try (var small = room.hold()) {
      small.take(SMALL);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    assertThat(next.isDone()).isFalse();
    large.close();
    assertThat(next.get()).isEqualTo("its turn came");
  }
}
