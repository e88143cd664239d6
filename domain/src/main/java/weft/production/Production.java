package weft.production;

import weft.event.StreamType;
import weft.language.Text;
import weft.production.ProductionScheduleEvent.OutputPublished;
import weft.production.ProductionScheduleEvent.OutputReported;
import weft.production.ProductionScheduleEvent.OutputShown;

/** Declares production schedules as a kind of stream: the output that suppliers plan and report. */
public final class Production {
  public static final StreamType<ProductionScheduleEvent> PRODUCTION_SCHEDULE =
      StreamType.of(ProductionScheduleId.TYPE, ProductionScheduleEvent.class)
          .partAt(2)
          .decidedBy(ProductionScheduleCommand.class, ProductionSchedule.NEW)
          .refusing(ProductionRefusal.class)
          .event("output-published", OutputPublished.class, Production::published)
          .event("output-shown", OutputShown.class, Production::shown)
          .event("output-reported", OutputReported.class, Production::reported);

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
    LineOutput made = it.made();
    return made.takesBack()
        ? new Text(
                "%s corrected its output of part %s on %s by %s good, %s scrap.",
                "%s 更正零件 %s 在 %s 的报工：合格 %s，报废 %s。")
            .with(
                it.schedule().supplier(),
                it.schedule().part(),
                made.date(),
                made.good(),
                made.scrap())
        : new Text(
                "%s made %s %s of part %s on %s, and %s scrap.",
                "%s 于 %5$s 完成零件 %4$s 合格 %2$s %3$s，报废 %6$s。")
            .with(
                it.schedule().supplier(),
                made.good(),
                it.unit(),
                it.schedule().part(),
                made.date(),
                made.scrap());
  }
}
