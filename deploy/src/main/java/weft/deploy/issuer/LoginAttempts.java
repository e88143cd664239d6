package weft.deploy.issuer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failed logins by key. After 5 failures within 5 minutes the key must wait until 5 minutes
 * after the first of them. An attacker gets one attempt a minute on average, a forgetful person a
 * short break.
 */
final class LoginAttempts {
  static final int ALLOWED = 5;
  static final Duration WINDOW = Duration.ofMinutes(5);

  /** Bounds memory; the least recently used key is dropped first. */
  private static final int ROOM = 10_000;

  private final Clock clock;
  private final Map<String, Failures> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > ROOM;
        }
      };

  private record Failures(int count, Instant first) {}

  LoginAttempts(Clock clock) {
    this.clock = clock;
  }

  /** How long the key must wait; zero if it may try. */
  synchronized Duration wait(String key) {
    var known = failures.get(key);
    if (known == null || known.count() < ALLOWED) return Duration.ZERO;
    var left = Duration.between(clock.instant(), known.first().plus(WINDOW));
    if (left.isPositive()) return left;
    failures.remove(key);
    return Duration.ZERO;
  }

  synchronized void failed(String key) {
    var now = clock.instant();
    failures.merge(
        key,
        new Failures(1, now),
        (known, fresh) ->
            now.isAfter(known.first().plus(WINDOW))
                ? fresh
                : new Failures(known.count() + 1, known.first()));
  }

  synchronized void succeeded(String key) {
    failures.remove(key);
  }
}
