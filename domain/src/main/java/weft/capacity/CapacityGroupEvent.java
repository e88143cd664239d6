package weft.capacity;

/**
 * Everything that can happen to a capacity group. Stored for ever: add nullable components, never
 * rename or move.
 */
public sealed interface CapacityGroupEvent {
  CapacityGroupId group();

  /** The group is and can do this from now on. It is the supplier's alone, for it names all. */
  record CapacityStated(CapacityGroupId group, Capacity capacity) implements CapacityGroupEvent {}
}
