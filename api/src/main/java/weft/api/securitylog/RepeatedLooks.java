package weft.api.securitylog;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Looks at what a screen reads again and again while it waits. Equal looks are recorded once a
 * minute, as on an open stream, so that they do not bury the others in the owners' security log.
 */
final class RepeatedLooks {
  private static final Set<String> POLLED = Set.of("GET /api/v1/replays/{id}");
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<SecurityEvent, Instant> recorded = new HashMap<>();

  RepeatedLooks(Clock clock) {
    this.clock = clock;
  }

  /** Whether an equal look was recorded within a minute. */
  synchronized boolean isRecorded(SecurityEvent look) {
    Instant last = recorded.get(look);
    return last != null && clock.instant().isBefore(last.plus(EVERY));
  }

  /** Remembers a look that was recorded. */
  synchronized void record(SecurityEvent look) {
    if (!POLLED.contains(look.target())) return;
    Instant now = clock.instant();
    recorded.values().removeIf(it -> !now.isBefore(it.plus(EVERY)));
    recorded.put(look, now);
  }
}
