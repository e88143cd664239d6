package weft.production;

import weft.event.StreamType;
import weft.language.Text;
import weft.production.ProductionScheduleEvent.OrderOutputReported;
import weft.production.ProductionScheduleEvent.OutputPublished;
import weft.production.ProductionScheduleEvent.OutputReported;
import weft.production.ProductionScheduleEvent.OutputShown;
import weft.production.ProductionScheduleEvent.WorkOrderEnded;
import weft.production.ProductionScheduleEvent.WorkOrderOpened;

/** Declares production schedules as a kind of stream: the output that suppliers plan and report. */
public final class Production {
  public static final StreamType<ProductionScheduleEvent> PRODUCTION_SCHEDULE =
      StreamType.of(ProductionScheduleId.TYPE, ProductionScheduleEvent.class)
          .partAt(2)
          .decidedBy(ProductionScheduleCommand.class, ProductionSchedule.NEW)
          .refusing(ProductionRefusal.class)
          .event("output-published", OutputPublished.class, Production::published)
          .event("output-shown", OutputShown.class, Production::shown)
          .event("output-reported", OutputReported.class, Production::reported)
          .event(
              "output-by-work-order-opened",
              WorkOrderOpened.class,
              it ->
                  new Text(
                          "Work order %s of %s reports the output of part %s.",
                          "零件 %3$s 的产出由 %2$s 的工单 %1$s 报工。")
                      .with(it.order(), it.schedule().supplier(), it.schedule().part()))
          .event(
              "output-by-work-order-ended",
              WorkOrderEnded.class,
              it ->
                  new Text(
                          "Work order %s of %s no longer reports the output of part %s.",
                          "零件 %3$s 的产出不再由 %2$s 的工单 %1$s 报工。")
                      .with(it.order(), it.schedule().supplier(), it.schedule().part()))
          .event(
              "order-output-reported",
              OrderOutputReported.class,
              it -> reported(it.schedule(), it.unit(), it.output().made()));

  private Production() {}

  private static Text published(OutputPublished it) {
    return new Text(
            "%s planned %s %s of part %s from %s to %s (version %s, %s before).",
            "%s 发布零件 %4$s 的生产计划：%5$s 至 %6$s 共 %2$s %3$s（版本 %7$s，此前 %8$s）。")
        .with(
            it.schedule().supplier(),
            OutputLine.total(it.lines()),
            it.unit(),
            it.schedule().part(),
            it.from(),
            it.until(),
            it.version(),
            OutputLine.total(it.replaced()));
  }

  private static Text shown(OutputShown it) {
    return new Text(
            "%s shared with %s its planned output of part %s from %s to %s: %s %s, %s before.",
            "%s 向 %s 共享零件 %s 的生产计划：%s 至 %s 共 %s %s，此前 %s。")
        .with(
            it.schedule().supplier(),
            it.buyer(),
            it.schedule().part(),
            it.from(),
            it.until(),
            OutputLine.total(it.lines()),
            it.unit(),
            OutputLine.total(it.replaced()));
  }

  private static Text reported(OutputReported it) {
    return reported(it.schedule(), it.unit(), it.made());
  }

  private static Text reported(ProductionScheduleId schedule, String unit, LineOutput made) {
    return made.takesBack()
        ? new Text(
                "%s corrected its output of part %s on %s by %s good, %s scrap.",
                "%s 更正零件 %s 在 %s 的报工：合格 %s，报废 %s。")
            .with(schedule.supplier(), schedule.part(), made.date(), made.good(), made.scrap())
        : new Text(
                "%s made %s %s of part %s on %s, and %s scrap.",
                "%s 于 %5$s 完成零件 %4$s 合格 %2$s %3$s，报废 %6$s。")
            .with(
                schedule.supplier(), made.good(), unit, schedule.part(), made.date(), made.scrap());
  }
}
