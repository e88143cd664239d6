package weft.deploy.health;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Caches all counts of one scrape, including a failed query, so that monitoring waits once for a
 * database that hangs, not once for each count.
 */
public final class SampledCounts {
  private static final Duration KNOWN_FOR = Duration.ofMillis(500);

  private final Supplier<Map<String, Long>> ask;
  private @Nullable Map<String, Long> known;
  private long asked = System.nanoTime() - KNOWN_FOR.toNanos();

  public SampledCounts(Supplier<Map<String, Long>> ask) {
    this.ask = ask;
  }

  /**
   * The count under a name, or 0 if there is none.
   *
   * @throws IllegalStateException if the counts cannot be read now
   */
  public synchronized long of(String name) {
    if (System.nanoTime() - asked >= KNOWN_FOR.toNanos()) {
      known = null;
      try {
        known = ask.get();
      } finally {
        asked = System.nanoTime();
      }
    }
    if (known == null) throw new IllegalStateException("It cannot be counted now");
    return known.getOrDefault(name, 0L);
  }
}
