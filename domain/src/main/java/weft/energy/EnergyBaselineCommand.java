package weft.energy;

import java.time.LocalDate;
import java.util.Set;
import weft.energy.cost.BaselineTerms;
import weft.event.StreamCommand;
import weft.party.PartyCode;

/** Everything that a party can ask of a baseline. */
public sealed interface EnergyBaselineCommand extends StreamCommand {
  EnergyBaselineId baseline();

  @Override
  default String stream() {
    return baseline().stream();
  }

  @Override
  default Set<PartyCode> concerns() {
    return Set.of(baseline().party());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /**
   * Plans it. It never changes afterwards.
   *
   * @param today at the site
   */
  record PlanBaseline(EnergyBaselineId baseline, BaselineTerms terms, LocalDate today)
      implements EnergyBaselineCommand {}
}
