package weft.inspection.sampling;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How many pieces of a lot are measured.
 *
 * @param quantity for {@code FIXED}; null otherwise
 * @param level for {@code AQL}: the inspection level, such as {@code II}; null otherwise
 * @param aql for {@code AQL}: the acceptance quality limit in percent; null otherwise
 */
public record SampleRule(
    Kind kind, @Nullable Integer quantity, @Nullable String level, @Nullable BigDecimal aql) {
  public enum Kind {
    /** Every piece. */
    ALL,
    /** A fixed number of pieces of each lot. */
    FIXED,
    /** A sample by GB/T 2828.1-2012 / ISO 2859-1. */
    AQL
  }

  public static final SampleRule EVERY_PIECE = new SampleRule(Kind.ALL, null, null, null);
}
