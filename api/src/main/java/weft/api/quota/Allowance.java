package weft.api.quota;

import java.time.Duration;

/**
 * So many a minute: what was not asked for is saved up to a minute's worth, and comes back bit by
 * bit.
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

  /** Takes so many, or says how long it takes until there are as many again. */
  synchronized Duration take(long now, int many) {
    left = Math.min(aMinute, left + (now - counted) / MINUTE * aMinute);
    counted = now;
    if (left < many) return Duration.ofNanos((long) Math.ceil((many - left) / aMinute * MINUTE));
    left -= many;
    return Duration.ZERO;
  }

  /** What was taken and not used after all. */
  synchronized void giveBack(int many) {
    left = Math.min(aMinute, left + many);
  }
}
