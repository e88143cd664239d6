package weft.edi.sftp;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts the logins of each party within a minute. A party whose software opens a session for each
 * look is refused for the rest of the minute. Only successful logins are counted, so the map stays
 * small.
 */
final class RecentLogins {
  static final int MOST = 120;
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private record Count(long since, int logins) {}

  private final Map<String, Count> counts = new HashMap<>();
  private final LongSupplier clock;

  /**
   * @param clock a clock in nanoseconds
   */
  RecentLogins(LongSupplier clock) {
    this.clock = clock;
  }

  synchronized boolean areTooMany(String party) {
    return logins(party) >= MOST;
  }

  synchronized void add(String party) {
    int before = logins(party);
    Count known = counts.get(party);
    long since = before == 0 || known == null ? clock.getAsLong() : known.since();
    counts.put(party, new Count(since, before + 1));
  }

  private int logins(String party) {
    Count known = counts.get(party);
    return known == null || clock.getAsLong() - known.since() > MINUTE ? 0 : known.logins();
  }
}
