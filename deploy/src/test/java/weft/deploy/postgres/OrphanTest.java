package weft.deploy.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the watchdog recognizes a running PostgreSQL. */
@Timeout(30)
class OrphanTest {
  @Test
  void a_process_that_ended_and_that_nobody_buried_does_not_run() throws Exception {
    // The shell becomes a process that never waits for its child.
    var parent = new ProcessBuilder("sh", "-c", "sleep 2 & exec sleep 20").start();
    try {
      while (parent.children().findAny().isEmpty()) TimeUnit.MILLISECONDS.sleep(10);
      var child = parent.children().findAny().orElseThrow();
      assertThat(Orphan.isAlive(child)).isTrue();
      child.destroyForcibly();
      while (Orphan.isAlive(child)) TimeUnit.MILLISECONDS.sleep(10);
      assertThat(child.isAlive()).as("to Java it lives: that is why words are asked for").isTrue();
    } finally {
      parent.destroyForcibly();
    }
    parent.waitFor();
    assertThat(Orphan.isAlive(parent.toHandle())).isFalse();
  }
}
