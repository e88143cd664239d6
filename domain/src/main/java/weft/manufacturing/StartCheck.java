package weft.manufacturing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.manufacturing.WorkOrderCommand.StartStep;
import weft.manufacturing.WorkOrderEvent.ParametersOverridden;
import weft.manufacturing.WorkOrderEvent.ParametersOverridden.Outside;
import weft.manufacturing.WorkOrderEvent.StepStarted;
import weft.manufacturing.WorkOrderEvent.WorkOrderReleased;
import weft.manufacturing.WorkOrderRefusal.MachineNeeded;
import weft.manufacturing.WorkOrderRefusal.MachineNotOnSheet;
import weft.manufacturing.WorkOrderRefusal.NothingToOverride;
import weft.manufacturing.WorkOrderRefusal.ParameterGivenTwice;
import weft.manufacturing.WorkOrderRefusal.ParameterMissing;
import weft.manufacturing.WorkOrderRefusal.ParameterNotOnSheet;
import weft.manufacturing.WorkOrderRefusal.ParameterOutside;
import weft.manufacturing.WorkOrderRefusal.SecondPersonNeeded;
import weft.manufacturing.WorkOrderRefusal.UnitNotComparable;

/**
 * Compares the start of a step with the parameter sheet of its order. A step without parameters on
 * the sheet starts with any.
 */
final class StartCheck {
  private final WorkOrderReleased order;
  private final StartStep asked;
  private final int number;
  private final @Nullable SheetStep limits;
  private final List<Outside> outside = new ArrayList<>();

  /**
   * Refuses a start that the sheet does not permit.
   *
   * @param number of the start
   */
  StartCheck(WorkOrderReleased order, StartStep asked, int number) {
    this.order = order;
    this.asked = asked;
    this.number = number;
    this.limits = limits();
    check();
  }

  private @Nullable SheetStep limits() {
    if (order.sheet() == null) return null;
    List<SheetStep> entries = order.sheet().entries(asked.step());
    if (entries.isEmpty()) return null;
    String machine = asked.machine();
    if (machine == null) {
      if (entries.size() == 1) return entries.getFirst();
      throw new Refused(new MachineNeeded(asked.step()));
    }
    return entries.stream()
        .filter(it -> machine.equals(it.machine()))
        .findFirst()
        .or(() -> entries.stream().filter(it -> it.machine() == null).findFirst())
        .orElseThrow(() -> new Refused(new MachineNotOnSheet(asked.step(), machine)));
  }

  private void check() {
    Set<String> given = new HashSet<>();
    for (int i = 0; i < asked.parameters().size(); i++) {
      UsedParameter used = asked.parameters().get(i);
      if (!given.add(used.name())) throw new Refused(new ParameterGivenTwice(i, used.name()));
      if (limits != null && !limits.parameters().isEmpty()) compare(i, used, limits);
    }
    if (limits != null)
      for (ParameterLimits it : limits.parameters())
        if (!given.contains(it.name())) throw new Refused(new ParameterMissing(it.name()));
    requireSecondPerson();
  }

  private void compare(int at, UsedParameter used, SheetStep sheet) {
    ParameterLimits limit =
        sheet
            .parameter(used.name())
            .orElseThrow(() -> new Refused(new ParameterNotOnSheet(at, used.name())));
    if (!MeasuringUnit.areComparable(used.unit(), limit.unit()))
      throw new Refused(new UnitNotComparable(at, used.unit(), limit.unit()));
    if (limit.admits(used.value(), used.unit())) return;
    if (asked.override() == null) throw new Refused(new ParameterOutside(at, used, limit));
    outside.add(new Outside(used, limit));
  }

  /**
   * The person who decides is neither the one who released the order nor the one who starts the
   * step. Where there is nothing to decide, that person starts the step, because only an override
   * lets a user name another person.
   */
  private void requireSecondPerson() {
    ParameterOverride override = asked.override();
    if (override == null) return;
    boolean inPerson = override.by().equals(asked.person());
    if (outside.isEmpty()) {
      if (!inPerson) throw new Refused(new NothingToOverride());
      return;
    }
    if (inPerson || override.by().equals(order.person()))
      throw new Refused(new SecondPersonNeeded());
  }

  StepStarted started() {
    String machine = asked.machine();
    if (machine == null && limits != null) machine = limits.machine();
    return new StepStarted(
        asked.order(), number, asked.step(), machine, asked.person(), asked.parameters());
  }

  /** The override; null where all parameters are within the sheet. */
  @Nullable ParametersOverridden overridden() {
    ParameterOverride override = asked.override();
    if (override == null || outside.isEmpty()) return null;
    return new ParametersOverridden(
        asked.order(), number, asked.step(), outside, override.reason(), override.by());
  }
}
