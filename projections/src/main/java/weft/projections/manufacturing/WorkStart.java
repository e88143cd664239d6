package weft.projections.manufacturing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weft.manufacturing.UsedParameter;
import weft.manufacturing.WorkOrderEvent.ParametersOverridden;
import weft.manufacturing.WorkOrderEvent.StepStarted;

/**
 * A start of a step.
 *
 * @param person the code; null for a buyer
 * @param parameters empty for a buyer
 * @param override who permitted parameters outside the sheet; null for a buyer and where all are
 *     within
 * @param at null only until the start of an override is recorded, in the same append
 */
public record WorkStart(
    int number,
    int step,
    @Nullable String machine,
    @Nullable String person,
    List<UsedParameter> parameters,
    @Nullable Permit override,
    @Nullable Instant at) {
  /** The second person's decision. */
  public record Permit(String person, String reason) {}

  static WorkStart overridden(ParametersOverridden it) {
    return new WorkStart(
        it.start(),
        it.step(),
        null,
        null,
        List.of(),
        new Permit(it.person().value(), it.reason()),
        null);
  }

  /** The starts with one more, which completes the entry of its override. */
  static List<WorkStart> started(List<WorkStart> before, StepStarted it, Instant at) {
    @Nullable Permit override = null;
    List<WorkStart> all = new ArrayList<>();
    for (WorkStart one : before)
      if (one.number == it.number()) override = one.override;
      else all.add(one);
    all.add(
        new WorkStart(
            it.number(),
            it.step(),
            it.machine(),
            it.person().value(),
            it.parameters(),
            override,
            at));
    return List.copyOf(all);
  }

  WorkStart toBuyer() {
    return new WorkStart(number, step, machine, null, List.of(), null, at);
  }
}
