package weft.machine;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A machine's energy by quarter hours, as it was when the day was closed. The days of a machine
 * follow each other without a gap, from one full quarter hour to another.
 *
 * @param until not included
 * @param meters the meters that measured something; empty where nothing did
 */
public record DayEnergy(Instant from, Instant until, List<OfMeter> meters) {
  public static final int QUARTER_SECONDS = 900;

  /**
   * The quarter hours of one meter, in order.
   *
   * @param meter the machine's code where it has no meter of its own
   * @param kWh null where nothing was measured
   * @param seconds of each quarter hour within which the readings were not silent
   */
  public record OfMeter(String meter, List<@Nullable BigDecimal> kWh, List<Integer> seconds) {}

  /** The beginning of the quarter hour in which a moment lies. */
  public static Instant quarter(Instant at) {
    return Instant.ofEpochSecond(
        Math.floorDiv(at.getEpochSecond(), QUARTER_SECONDS) * QUARTER_SECONDS);
  }
}
