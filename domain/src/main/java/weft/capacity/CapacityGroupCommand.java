package weft.capacity;

import java.util.Set;
import weft.calendar.Week;
import weft.event.StreamCommand;
import weft.party.PartyCode;

/** Everything that a supplier can ask of its own capacity group. */
public sealed interface CapacityGroupCommand extends StreamCommand {
  CapacityGroupId group();

  @Override
  default String stream() {
    return group().stream();
  }

  /** Only the supplier: a group names all of its buyers and their parts. */
  @Override
  default Set<PartyCode> concerns() {
    return Set.of(group().supplier());
  }

  @Override
  default Set<String> routingKeys() {
    return Set.of(stream());
  }

  /** Opens a new group. */
  record OpenCapacityGroup(CapacityGroupId group, Capacity capacity)
      implements CapacityGroupCommand {}

  /** States the whole group again; a statement equal to the current one changes nothing. */
  record StateCapacity(CapacityGroupId group, Capacity capacity) implements CapacityGroupCommand {}

  /**
   * Replaces the weeks from the first to the last, such as the next quarter of a plan; other weeks
   * stay as they are. Opens the group if it is new.
   *
   * @param capacity its weeks must lie between the first and the last
   */
  record StateWeeks(CapacityGroupId group, Week first, Week last, Capacity capacity)
      implements CapacityGroupCommand {}
}
