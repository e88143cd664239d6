package weft.energy.cost;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How much energy a site or machine needs by its past: a fixed part, and a part for each tonne.
 *
 * @param machine null for the whole site
 * @param until the last day of the past on which it rests
 * @param fixedKWh for a period of measurement
 * @param nonRoutineKWh what events beyond the routine add to the need of a period; negative where
 *     they reduce it
 * @param uncertainty a share, such as 0.05
 * @param stated energy and cost of the past as its party stated them; null where the hub measured
 *     them
 */
public record BaselineTerms(
    @Nullable String machine,
    LocalDate from,
    LocalDate until,
    BigDecimal fixedKWh,
    BigDecimal kWhPerTonne,
    BigDecimal nonRoutineKWh,
    @Nullable String nonRoutine,
    BigDecimal uncertainty,
    Saving.@Nullable Used stated) {

  /** The energy that the same way of working would need for that many tonnes. */
  public BigDecimal need(BigDecimal tonnes) {
    return fixedKWh.add(kWhPerTonne.multiply(tonnes)).add(nonRoutineKWh);
  }
}
