package weft.manufacturing;

import java.util.List;

/** The parameter sheet with which a work order was released. A later version does not change it. */
public record SheetInForce(ParameterSheetId sheet, int version, List<SheetStep> steps) {
  public SheetInForce {
    steps = List.copyOf(steps);
  }

  /** The entries of a step, one for each machine. */
  List<SheetStep> entries(int step) {
    return steps.stream().filter(it -> it.step() == step).toList();
  }

  /** Whether a step has parameters, so that it must be started. */
  boolean limits(int step) {
    return entries(step).stream().anyMatch(it -> !it.parameters().isEmpty());
  }
}
