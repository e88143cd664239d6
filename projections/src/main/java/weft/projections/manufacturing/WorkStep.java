package weft.projections.manufacturing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weft.language.Text;
import weft.manufacturing.RoutingStep;
import weft.manufacturing.SheetInForce;
import weft.manufacturing.SheetStep;
import weft.manufacturing.StepProgress;
import weft.manufacturing.StepTaken;
import weft.manufacturing.WorkOrderEvent.WorkOrderReleased;
import weft.measure.Quantity;

/**
 * A step of a work order and its progress.
 *
 * @param machine where it was started last, otherwise where it is dispatched; null: no machine yet
 * @param passedOn the good of the step before; at the first step the quantity of the order
 * @param unreported what was passed on and has no report yet
 * @param beyond how much more was reported than was passed on, after a correction
 * @param started whether it was started
 * @param limits the entries of the parameter sheet; empty for a buyer
 */
public record WorkStep(
    int step,
    Text names,
    boolean inspection,
    @Nullable String machine,
    Quantity passedOn,
    Quantity unreported,
    Quantity good,
    Quantity scrap,
    Quantity openRework,
    Quantity beyond,
    boolean started,
    List<SheetStep> limits) {

  static List<WorkStep> of(WorkOrderReleased it) {
    List<StepProgress> progress =
        StepProgress.of(
            it.quantity(), it.steps().stream().map(RoutingStep::step).toList(), List.of());
    List<WorkStep> all = new ArrayList<>();
    for (int i = 0; i < progress.size(); i++) {
      RoutingStep routing = it.steps().get(i);
      List<SheetStep> limits = limits(it.sheet(), routing.step());
      String machine = routing.machine();
      if (machine == null && limits.size() == 1) machine = limits.getFirst().machine();
      all.add(of(progress.get(i), routing.names(), routing.inspection(), machine, false, limits));
    }
    return List.copyOf(all);
  }

  private static List<SheetStep> limits(@Nullable SheetInForce sheet, int step) {
    return sheet == null
        ? List.of()
        : sheet.steps().stream().filter(it -> it.step() == step).toList();
  }

  private static WorkStep of(
      StepProgress it,
      Text names,
      boolean inspection,
      @Nullable String machine,
      boolean started,
      List<SheetStep> limits) {
    return new WorkStep(
        it.step(),
        names,
        inspection,
        machine,
        it.passedOn(),
        it.unreported(),
        it.good(),
        it.scrap(),
        it.openRework(),
        it.beyond(),
        started,
        limits);
  }

  /** The steps with these starts and reports. */
  static List<WorkStep> after(
      Quantity quantity, List<WorkStep> steps, List<WorkStart> starts, List<WorkReport> reports) {
    List<StepTaken> taken =
        reports.stream().map(it -> new StepTaken(it.step(), it.counts(), it.fromRework())).toList();
    List<StepProgress> progress =
        StepProgress.of(quantity, steps.stream().map(WorkStep::step).toList(), taken);
    List<WorkStep> all = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      WorkStep it = steps.get(i);
      String machine = it.machine;
      boolean isStarted = false;
      for (WorkStart start : starts) {
        if (start.step() != it.step) continue;
        isStarted = true;
        if (start.machine() != null) machine = start.machine();
      }
      all.add(of(progress.get(i), it.names, it.inspection, machine, isStarted, it.limits));
    }
    return List.copyOf(all);
  }

  /** The machines to which a step is dispatched, and those that worked on one. */
  static List<String> machines(List<WorkStep> steps, List<WorkStart> starts) {
    Set<String> all = new TreeSet<>();
    for (WorkStep it : steps) {
      if (it.machine != null) all.add(it.machine);
      for (SheetStep entry : it.limits) if (entry.machine() != null) all.add(entry.machine());
    }
    for (WorkStart it : starts) if (it.machine() != null) all.add(it.machine());
    return List.copyOf(all);
  }

  WorkStep toBuyer() {
    return new WorkStep(
        step,
        names,
        inspection,
        machine,
        passedOn,
        unreported,
        good,
        scrap,
        openRework,
        beyond,
        started,
        List.of());
  }
}
