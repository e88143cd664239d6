package weft.energy;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A park asks a site for that much less power for some time.
 *
 * @param site the supplier's code
 * @param kW less than usual
 */
public record AskedLoad(String site, Instant from, Instant until, BigDecimal kW, String reason) {}
