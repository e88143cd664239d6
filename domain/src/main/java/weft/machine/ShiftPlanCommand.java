package weft.machine;

import java.util.List;
import java.util.Set;
import weft.event.StreamCommand;
import weft.party.PartyCode;

/** Everything that a party can ask of the shift plan of one of its sites. */
public sealed interface ShiftPlanCommand extends StreamCommand {
  PartyCode party();

  String site();

  @Override
  default String stream() {
    return ShiftPlan.stream(party(), site());
  }

  @Override
  default Set<PartyCode> concerns() {
    return Set.of(party());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /** Replaces all shifts from now on. An empty list means that the site plans no shifts. */
  record StateShifts(PartyCode party, String site, List<Shift> shifts)
      implements ShiftPlanCommand {}
}
