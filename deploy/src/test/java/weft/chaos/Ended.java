package weft.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;

/** The way in which a hub without a protection ended. */
final class Ended {
  private static final Duration ENDS = Duration.ofSeconds(20);

  private Ended() {}

  /**
   * The seconds until its end, and the cause.
   *
   * @throws AssertionError if the hub survives: the protection would be unnecessary
   */
  static String by(DemoSite site, Callable<?> attack) throws Exception {
    long begun = System.nanoTime();
    String told;
    try {
      told = "answered " + attack.call();
    } catch (IOException | ExecutionException e) { // the process has gone
      told = String.valueOf(e.getMessage());
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    // A process still exists for a moment after its connections broke.
    var _ = Waiting.until("the hub's end: " + told, ENDS, () -> !site.hub().isAlive());
    site.postgres().killAll(); // no other process ends it
    assertThat(site.hub().output()).contains("OutOfMemoryError");
    return String.format(Locale.ROOT, "by OutOfMemoryError after %.1f s", seconds);
  }
}
