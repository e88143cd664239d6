package weft.material;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import weft.event.StreamCommand;
import weft.party.PartyCode;

/** Everything that a buyer can ask of its demand. */
public sealed interface MaterialDemandCommand extends StreamCommand {
  MaterialDemandId demand();

  @Override
  default String stream() {
    return demand().stream();
  }

  @Override
  default Set<PartyCode> concerns() {
    Set<PartyCode> concerned = new TreeSet<>(Set.of(demand().buyer()));
    if (demand().supplier() != null) concerned.add(demand().supplier());
    return concerned;
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /**
   * Publishes the demand from one day to another, both included, in place of earlier demand for
   * these days.
   */
  record PublishDemand(
      MaterialDemandId demand, String unit, LocalDate from, LocalDate until, List<DemandLine> lines)
      implements MaterialDemandCommand {}
}
