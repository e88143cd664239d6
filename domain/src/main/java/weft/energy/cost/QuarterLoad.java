package weft.energy.cost;

import java.math.BigDecimal;
import java.time.Instant;

/** The energy of a quarter hour, of a machine or of all meters of a site. */
public record QuarterLoad(Instant starts, BigDecimal kWh) {
  private static final BigDecimal QUARTERS_OF_HOUR = BigDecimal.valueOf(4);

  /** The average power within it. */
  public BigDecimal kW() {
    return kWh.multiply(QUARTERS_OF_HOUR);
  }
}
