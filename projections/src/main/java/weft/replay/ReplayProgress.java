package weft.replay;

import java.time.Duration;
import java.util.Locale;

/**
 * How far a replay has come.
 *
 * @param events read so far
 * @param total to read, as far as known; grows with the history during a rebuild
 */
public record ReplayProgress(String view, long events, long total, Duration elapsed) {

  /** The average since the replay began; 0 at the beginning. */
  public long eventsPerSecond() {
    long millis = elapsed.toMillis();
    return millis == 0 ? 0 : events * 1_000 / millis;
  }

  /** The estimated time for the rest at the average rate; zero before the first event. */
  public Duration left() {
    return events == 0
        ? Duration.ZERO
        : elapsed.multipliedBy(Math.max(0, total - events)).dividedBy(events);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s: %,d of %,d events (%d %%), %,d events/s, %d s left",
        view,
        events,
        total,
        total == 0 ? 100 : 100 * events / total,
        eventsPerSecond(),
        left().toSeconds());
  }
}
