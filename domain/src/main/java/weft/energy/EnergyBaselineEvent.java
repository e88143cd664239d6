package weft.energy;

import java.time.LocalDate;
import weft.energy.cost.BaselineTerms;

/**
 * Everything that can happen to a baseline. Stored for ever: add nullable components, never rename
 * or move.
 */
public sealed interface EnergyBaselineEvent {
  EnergyBaselineId baseline();

  /**
   * The party planned it.
   *
   * @param on the day at the site; savings of earlier days cannot be measured by it
   */
  record BaselinePlanned(EnergyBaselineId baseline, BaselineTerms terms, LocalDate on)
      implements EnergyBaselineEvent {}
}
