package weft.scheduling;

import org.jspecify.annotations.Nullable;

/**
 * The releases a schedule met so far. It grows without copying and compares only when asked, so
 * that a fold of thousands costs nothing beside reading them.
 */
final class SeenReleases {
  static final SeenReleases NONE = new SeenReleases(null, null);

  private final @Nullable Forecast latest;
  private final @Nullable SeenReleases earlier;

  private SeenReleases(@Nullable Forecast latest, @Nullable SeenReleases earlier) {
    this.latest = latest;
    this.earlier = earlier;
  }

  SeenReleases with(Forecast forecast) {
    return new SeenReleases(forecast, this);
  }

  /** What came last under that number; null where it was never used. */
  @Nullable Forecast numbered(String number) {
    for (SeenReleases at = this; at != null; at = at.earlier) {
      if (at.latest != null && at.latest.release().number().equals(number)) return at.latest;
    }
    return null;
  }
}
