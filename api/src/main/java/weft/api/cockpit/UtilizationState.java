package weft.api.cockpit;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a site's machines were used.
 *
 * @param today the shift at the moment
 * @param week the last seven days
 */
record UtilizationState(Share today, Share week, String link) {
  /** Nothing is known, for a site without figures of machines. */
  static final UtilizationState NONE =
      new UtilizationState(Share.unknown("no-readings"), Share.unknown("no-readings"), "/machines");

  /**
   * OEE by ISO 22400-2 with its factors; ratios, null where they are not known.
   *
   * @param utilization running time by planned busy time
   * @param coverage how much of the planned time is known
   * @param unknown a code that says why OEE is null; null where it is known
   */
  record Share(
      @Nullable BigDecimal availability,
      @Nullable BigDecimal performance,
      @Nullable BigDecimal quality,
      @Nullable BigDecimal oee,
      @Nullable BigDecimal coverage,
      @Nullable BigDecimal utilization,
      boolean implausible,
      @Nullable String unknown) {
    static Share unknown(String why) {
      return new Share(null, null, null, null, null, null, false, why);
    }
  }
}
