package weft.material;

import weft.event.StreamType;
import weft.language.Text;
import weft.material.MaterialDemandEvent.DemandPublished;

/** Declares the demand from a buyer's planning as a kind of stream. */
public final class MaterialPlanning {
  public static final StreamType<MaterialDemandEvent> MATERIAL_DEMAND =
      StreamType.of(MaterialDemandId.TYPE, MaterialDemandEvent.class)
          .decidedBy(MaterialDemandCommand.class, MaterialDemand.NEW)
          .partAt(2)
          .refusing(MaterialDemandRefusal.class)
          .event(
              "demand-published",
              DemandPublished.class,
              it ->
                  new Text(
                          "%s published its demand of part %s at %s from %s to %s.",
                          "%s 发布了零件 %s 在 %s 的需求（%s 至 %s）。")
                      .with(
                          it.demand().buyer(),
                          it.demand().part(),
                          it.demand().site(),
                          it.from(),
                          it.until()));

  private MaterialPlanning() {}
}
