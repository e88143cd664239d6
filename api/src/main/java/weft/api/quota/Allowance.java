package weft.api.quota;

import java.time.Duration;

/**
 * A rate limit per minute (token bucket): unused units accumulate up to one minute's worth and are
 * refilled continuously.
 */
final class Allowance {
  private static final double MINUTE = Duration.ofMinutes(1).toNanos();

  private final int aMinute;
  private double left;
  private long counted;

  Allowance(int aMinute, long now) {
    this.aMinute = aMinute;
    this.left = aMinute;
    this.counted = now;
  }

  /** Takes that many units, or returns the time until they are available. */
  synchronized Duration take(long now, int many) {
    left = Math.min(aMinute, left + (now - counted) / MINUTE * aMinute);
    counted = now;
    if (left < many) return Duration.ofNanos((long) Math.ceil((many - left) / aMinute * MINUTE));
    left -= many;
    return Duration.ZERO;
  }

  /** Returns units that were taken but not used. */
  synchronized void giveBack(int many) {
    left = Math.min(aMinute, left + many);
  }
}
