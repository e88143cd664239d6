package weft.manufacturing;

import java.util.stream.Collectors;
import weft.event.StreamType;
import weft.language.Text;
import weft.manufacturing.ParameterSheetEvent.ParameterSheetPublished;
import weft.manufacturing.WorkOrderEvent.ParametersOverridden;
import weft.manufacturing.WorkOrderEvent.PassedOnContradicted;
import weft.manufacturing.WorkOrderEvent.ReportCorrected;
import weft.manufacturing.WorkOrderEvent.ReportPhotoErased;
import weft.manufacturing.WorkOrderEvent.ReportPhotographed;
import weft.manufacturing.WorkOrderEvent.StepReported;
import weft.manufacturing.WorkOrderEvent.StepStarted;
import weft.manufacturing.WorkOrderEvent.WorkOrderClosed;
import weft.manufacturing.WorkOrderEvent.WorkOrderReleased;

/** Declares how parts are made as kinds of streams: parameter sheets and work orders. */
public final class Manufacturing {
  public static final StreamType<ParameterSheetEvent> PARAMETER_SHEET =
      StreamType.of(ParameterSheetId.TYPE, ParameterSheetEvent.class)
          .decidedBy(ParameterSheetCommand.class, ParameterSheet.NEW)
          .refusing(ParameterSheetRefusal.class)
          .event(
              "parameter-sheet-published",
              ParameterSheetPublished.class,
              it ->
                  new Text(
                          "%s published version %s of parameter sheet %s for part %s.",
                          "%s 发布零件 %4$s 的参数单 %3$s 第 %2$s 版。")
                      .with(it.sheet().supplier(), it.version(), it.sheet().code(), it.part()));

  public static final StreamType<WorkOrderEvent> WORK_ORDER =
      StreamType.of(WorkOrderId.TYPE, WorkOrderEvent.class)
          .decidedBy(WorkOrderCommand.class, WorkOrder.NEW)
          .refusing(WorkOrderRefusal.class)
          .event("work-order-released", WorkOrderReleased.class, Manufacturing::released)
          .event("step-started", StepStarted.class, Manufacturing::started)
          .event("parameters-overridden", ParametersOverridden.class, Manufacturing::overridden)
          .event("step-reported", StepReported.class, Manufacturing::reported)
          .event("step-report-corrected", ReportCorrected.class, Manufacturing::corrected)
          .event("report-photographed", ReportPhotographed.class, Manufacturing::photographed)
          .event("report-photo-erased", ReportPhotoErased.class, Manufacturing::erased)
          .event("passed-on-contradicted", PassedOnContradicted.class, PassedOnContradicted::told)
          .event("work-order-closed", WorkOrderClosed.class, Manufacturing::closed);

  private Manufacturing() {}

  private static Text released(WorkOrderReleased it) {
    return new Text("%s released work order %s: %s %s of part %s.", "%s 下达工单 %s：零件 %5$s，%3$s %4$s。")
        .with(it.order().supplier(), it.order().number(), it.quantity(), it.unit(), it.part());
  }

  private static Text started(StepStarted it) {
    Text where =
        it.machine() == null
            ? new Text("", "")
            : new Text(" on machine %s", "（设备 %s）").with(it.machine());
    return new Text("%s started step %s of work order %s%s.", "%s 开始工单 %3$s 工序 %2$s%4$s。")
        .with(it.person(), it.step(), it.order().number(), where);
  }

  private static Text overridden(ParametersOverridden it) {
    return new Text(
            "%s let step %s of work order %s start outside its parameter sheet (%s): %s",
            "%s 放行工单 %3$s 工序 %2$s 超出参数单开工（%4$s）：%5$s")
        .with(
            it.person(),
            it.step(),
            it.order().number(),
            it.outside().stream()
                .map(one -> one.used().name() + " " + one.used().value() + " " + one.used().unit())
                .collect(Collectors.joining(", ")),
            it.reason());
  }

  private static Text reported(StepReported it) {
    StepCounts counts = it.report().counts();
    return new Text(
            "%s reported step %s of work order %s: %s good, %s scrap, %s rework.",
            "%s 报工：工单 %3$s 工序 %2$s，合格 %4$s，报废 %5$s，返工 %6$s。")
        .with(
            it.report().person(),
            it.report().step(),
            it.order().number(),
            counts.good(),
            counts.scrap(),
            counts.rework());
  }

  private static Text corrected(ReportCorrected it) {
    return new Text(
            "%s corrected report %s of work order %s (step %s) from %s good, %s scrap, %s rework to"
                + " %s, %s and %s: %s",
            "%s 更正工单 %3$s 第 %2$s 次报工（工序 %4$s）：合格 %5$s、报废 %6$s、返工 %7$s，改为 %8$s、%9$s、%10$s：%11$s")
        .with(
            it.person(),
            it.number(),
            it.order().number(),
            it.step(),
            it.before().good(),
            it.before().scrap(),
            it.before().rework(),
            it.counts().good(),
            it.counts().scrap(),
            it.counts().rework(),
            it.reason());
  }

  private static Text photographed(ReportPhotographed it) {
    return new Text(
            "%s added a photo to report %s of work order %s.", "%s 为工单 %3$s 第 %2$s 次报工添加照片。")
        .with(it.person(), it.number(), it.order().number());
  }

  private static Text erased(ReportPhotoErased it) {
    return new Text(
            "%s erased a photo of report %s of work order %s: %s",
            "%s 删除工单 %3$s 第 %2$s 次报工的照片：%4$s")
        .with(it.person(), it.number(), it.order().number(), it.reason());
  }

  private static Text closed(WorkOrderClosed it) {
    return new Text("%s closed work order %s with %s good.", "%s 关闭工单 %s，合格 %s。")
        .with(it.order().supplier(), it.order().number(), it.good());
  }
}
