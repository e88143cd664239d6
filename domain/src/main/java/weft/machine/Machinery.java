package weft.machine;

import weft.event.StreamType;
import weft.language.Text;
import weft.machine.MachineCode.MachineCodeTaken;
import weft.machine.MachineEvent.MachineChanged;
import weft.machine.MachineEvent.MachineDayClosed;
import weft.machine.MachineEvent.MachineFaultCleared;
import weft.machine.MachineEvent.MachineFaultRaised;
import weft.machine.MachineEvent.MachineRegistered;
import weft.machine.MachineEvent.MachineStateChanged;
import weft.machine.MachineEvent.MachineStopBegun;
import weft.machine.MachineEvent.MachineStopEnded;
import weft.machine.MachineEvent.MachineStopWithdrawn;
import weft.machine.MachineEvent.MaintenanceDone;
import weft.machine.MachineEvent.MaintenanceFellDue;
import weft.machine.MachineEvent.MaintenancePlanned;
import weft.machine.MachineEvent.StopCauseStated;
import weft.machine.ShiftPlanEvent.ShiftsStated;

/** Declares machines, their codes and the shift plans of sites as kinds of streams. */
public final class Machinery {
  public static final StreamType<MachineEvent> MACHINE =
      StreamType.of(MachineId.TYPE, MachineEvent.class)
          .decidedBy(MachineCommand.class, Machine.NEW)
          .refusing(MachineRefusal.class)
          .event(
              "machine-registered",
              MachineRegistered.class,
              it ->
                  new Text("%s registered machine %s at site %s.", "%s 登记了工厂 %3$s 的设备 %2$s。")
                      .with(it.machine().owner(), it.machine().code(), it.machine().site()))
          .event(
              "machine-changed",
              MachineChanged.class,
              it ->
                  new Text("%s changed the data of machine %s.", "%s 修改了设备 %s 的资料。")
                      .with(it.machine().owner(), it.machine().code()))
          .event(
              "machine-state-changed",
              MachineStateChanged.class,
              it ->
                  new Text("Machine %s has been %s since %s.", "设备 %1$s 自 %3$s 起%2$s。")
                      .with(it.machine().code(), it.state().text(), it.since()))
          .event(
              "machine-stop-begun",
              MachineStopBegun.class,
              it ->
                  new Text(
                          "Stop %2$s of machine %1$s began; it has been %4$s since %3$s.",
                          "设备 %s 第 %s 次停机开始：自 %s 起%s。")
                      .with(it.machine().code(), it.n(), it.from(), it.state().text()))
          .event(
              "machine-stop-ended",
              MachineStopEnded.class,
              it ->
                  new Text("Stop %2$s of machine %1$s ended at %3$s.", "设备 %s 第 %s 次停机于 %s 结束。")
                      .with(it.machine().code(), it.n(), it.until()))
          .event(
              "machine-stop-withdrawn",
              MachineStopWithdrawn.class,
              it ->
                  new Text(
                          "Late readings show that stop %2$s of machine %1$s was none.",
                          "补传的数据表明，设备 %s 第 %s 次停机并未发生。")
                      .with(it.machine().code(), it.n()))
          .event(
              "machine-stop-cause-stated",
              StopCauseStated.class,
              it ->
                  new Text(
                          "The cause of stop %2$s of machine %1$s was stated: %3$s.",
                          "设备 %s 第 %s 次停机的原因已填写：%s。")
                      .with(it.machine().code(), it.n(), it.cause()))
          .event(
              "machine-fault-raised",
              MachineFaultRaised.class,
              it ->
                  new Text("Machine %s reported fault %s at %s.", "设备 %s 报出故障 %s（%s）。")
                      .with(it.machine().code(), it.code(), it.at()))
          .event(
              "machine-fault-cleared",
              MachineFaultCleared.class,
              it ->
                  new Text("Fault %2$s of machine %1$s ended at %3$s.", "设备 %s 的故障 %s 于 %s 解除。")
                      .with(it.machine().code(), it.code(), it.at()))
          .event(
              "machine-maintenance-planned",
              MaintenancePlanned.class,
              it ->
                  new Text("Maintenance %2$s of machine %1$s was planned.", "设备 %s 制定了保养计划 %s。")
                      .with(it.machine().code(), it.plan().code()))
          .event("machine-maintenance-due", MaintenanceFellDue.class, Machinery::due)
          .event(
              "machine-maintenance-done",
              MaintenanceDone.class,
              it ->
                  new Text(
                          "Maintenance %2$s of machine %1$s was done on %3$s.",
                          "设备 %s 的保养 %s 已于 %s 完成。")
                      .with(it.machine().code(), it.code(), it.on()))
          .event(
              "machine-day-closed",
              MachineDayClosed.class,
              it ->
                  new Text("The figures of machine %s for %s are final.", "设备 %s 在 %s 的数据已结算。")
                      .with(it.machine().code(), it.day().day()));

  public static final StreamType<MachineCodeTaken> MACHINE_CODE =
      StreamType.of(MachineCode.TYPE, MachineCodeTaken.class)
          .decidedBy(MachineCode.TakeMachineCode.class, MachineCode.FREE)
          .event(
              "machine-code-taken",
              MachineCodeTaken.class,
              it ->
                  new Text("%s gave a machine the code %s.", "%s 启用了设备编码 %s。")
                      .with(it.machine().owner(), it.machine().code()));

  public static final StreamType<ShiftPlanEvent> SHIFT_PLAN =
      StreamType.of(ShiftPlan.TYPE, ShiftPlanEvent.class)
          .decidedBy(ShiftPlanCommand.class, ShiftPlan.NEW)
          .refusing(ShiftPlanRefusal.class)
          .event(
              "shifts-stated",
              ShiftsStated.class,
              it ->
                  new Text("%s set the shifts of its site %s.", "%s 设置了工厂 %s 的班次。")
                      .with(it.party(), it.site()));

  private Machinery() {}

  private static Text due(MaintenanceFellDue it) {
    Text why =
        switch (it.by()) {
          case HOURS -> new Text("running hours", "运行小时");
          case DAYS -> new Text("days", "天数");
        };
    return new Text(
            "Maintenance %2$s of machine %1$s fell due by %3$s on %4$s.",
            "设备 %1$s 的保养 %2$s 于 %4$s 按%3$s到期。")
        .with(it.machine().code(), it.code(), why, it.on());
  }
}
