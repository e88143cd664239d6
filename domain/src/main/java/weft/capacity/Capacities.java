package weft.capacity;

import weft.capacity.CapacityGroupEvent.CapacityStated;
import weft.event.StreamType;
import weft.language.Text;

/** Capacity groups: machines or labour that parts share. */
public final class Capacities {
  public static final StreamType<CapacityGroupEvent> CAPACITY_GROUP =
      StreamType.of(CapacityGroupId.TYPE, CapacityGroupEvent.class)
          .decidedBy(CapacityGroupCommand.class, CapacityGroup.NEW)
          .refusing(CapacityRefusal.class)
          .event("capacity-stated", CapacityStated.class, Capacities::stated);

  private Capacities() {}

  private static Text stated(CapacityStated it) {
    return new Text("%s stated capacity group %s: %s weeks, %s parts.", "%s 更新产能组 %s：%s 周，%s 个零件。")
        .with(
            it.group().supplier(),
            it.group().code(),
            it.capacity().weeks().size(),
            it.capacity().parts().size());
  }
}
