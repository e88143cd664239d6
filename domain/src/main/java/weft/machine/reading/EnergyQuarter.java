package weft.machine.reading;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Energy of a quarter hour.
 *
 * @param seconds of the quarter hour within which the readings were not silent
 */
public record EnergyQuarter(Instant from, BigDecimal kWh, int seconds) {
  private static final int SECONDS = 900;

  /** The beginning of the quarter hour in which a moment lies. */
  public static Instant begin(Instant at) {
    return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), SECONDS) * SECONDS);
  }

  /** Its end, by its beginning. */
  public static Instant end(Instant begin) {
    return begin.plusSeconds(SECONDS);
  }

  EnergyQuarter and(EnergyQuarter other) {
    return new EnergyQuarter(from, kWh.add(other.kWh), seconds + other.seconds);
  }

  public EnergyQuarter negated() {
    return new EnergyQuarter(from, kWh.negate(), -seconds);
  }
}
