package weft.capacity;

/** Everything a supplier can ask of a capacity group of its own. */
public sealed interface CapacityGroupCommand {
  CapacityGroupId group();

  default String stream() {
    return group().stream();
  }

  /** A new group. */
  record OpenCapacityGroup(CapacityGroupId group, Capacity capacity)
      implements CapacityGroupCommand {}

  /** All of it anew; what stands already is no change. */
  record StateCapacity(CapacityGroupId group, Capacity capacity) implements CapacityGroupCommand {}
}
