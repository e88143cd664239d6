package weft.projections.machine;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import weft.language.Text;
import weft.machine.MachineEvent.MaintenanceDone;
import weft.machine.MachineEvent.MaintenanceFellDue;
import weft.machine.MachineEvent.MaintenancePlanned;
import weft.machine.MaintenanceCycle;
import weft.machine.MaintenanceCycle.DueBy;
import weft.machine.MaintenancePlan;

/**
 * A maintenance plan of a machine, and its current cycle.
 *
 * @param since the day on which the cycle began
 * @param nextOn the day on which it falls due by days; null where only running hours count
 * @param lastDoneOn null where nobody stated a day
 * @param lastDoneBy the person's code; null for a client, and before it was done
 * @param dueSince the day on which it fell due; null while it is not due
 * @param dueBy null while it is not due
 * @param runningHours at which it fell due; null while it is not due, and where they are not known
 */
public record MachineMaintenance(
    String code,
    @Nullable Text names,
    @Nullable BigDecimal everyHours,
    @Nullable Integer everyDays,
    LocalDate since,
    @Nullable LocalDate nextOn,
    @Nullable LocalDate lastDoneOn,
    @Nullable String lastDoneBy,
    @Nullable String lastText,
    @Nullable LocalDate dueSince,
    @Nullable DueBy dueBy,
    @Nullable BigDecimal runningHours) {
  static MachineMaintenance planned(MaintenancePlanned it, @Nullable MachineMaintenance before) {
    MaintenancePlan plan = it.plan();
    LocalDate done = plan.lastDoneOn();
    if (before != null && before.lastDoneOn != null)
      done = done == null || done.isBefore(before.lastDoneOn) ? before.lastDoneOn : done;
    return new MachineMaintenance(
        plan.code(),
        plan.names(),
        plan.everyHours(),
        plan.everyDays(),
        it.since(),
        new MaintenanceCycle(plan, 0, it.since(), null).dueByDays(),
        done,
        before == null ? null : before.lastDoneBy,
        before == null ? null : before.lastText,
        null,
        null,
        null);
  }

  MachineMaintenance due(MaintenanceFellDue it) {
    return new MachineMaintenance(
        code,
        names,
        everyHours,
        everyDays,
        since,
        nextOn,
        lastDoneOn,
        lastDoneBy,
        lastText,
        it.on(),
        it.by(),
        it.runningHours());
  }

  MachineMaintenance done(MaintenanceDone it) {
    return new MachineMaintenance(
        code,
        names,
        everyHours,
        everyDays,
        it.on(),
        everyDays == null ? null : it.on().plusDays(everyDays),
        it.on(),
        it.person() == null ? null : it.person().value(),
        it.text(),
        null,
        null,
        null);
  }
}
