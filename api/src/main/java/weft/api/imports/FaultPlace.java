package weft.api.imports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import weft.api.asking.RefusalProblems;
import weft.api.imports.sheet.Column;
import weft.api.imports.sheet.RowFault;
import weft.api.problem.Problem;
import weft.api.problem.ProblemException;
import weft.event.Refusal;
import weft.event.Refused;
import weft.language.Text;

/** Translates faults in a body into faults in rows and columns. */
final class FaultPlace {
  private static final Text INVALID = new Text("This value cannot be read.", "无法读取此值。");
  private final List<Column> columns;
  private final String lines;

  FaultPlace(List<Column> columns, Plan plan) {
    this.columns = columns;
    this.lines = "/" + plan.lines() + "/";
  }

  /** Adds the reason for refusal to the unit. */
  void note(Unit unit, RuntimeException why) {
    switch (why) {
      case ProblemException it -> note(unit, it.problem());
      case Refused it -> note(unit, it.refusal());
      case JacksonException it -> unit.add(fault(unit, pointer(it), "value-invalid", INVALID));
      default -> throw why;
    }
  }

  void note(Unit unit, Refusal refusal) {
    Problem problem = RefusalProblems.problem(refusal);
    String field = problem.params().get("field") instanceof String it ? "/" + it : null;
    if (problem.errors().isEmpty() && field != null)
      unit.add(fault(unit, field, problem.code(), problem.text()));
    else note(unit, problem);
  }

  private void note(Unit unit, Problem problem) {
    if (problem.errors().isEmpty()) unit.add(fault(unit, null, problem.code(), problem.text()));
    for (Problem.Fault it : problem.errors())
      unit.add(fault(unit, it.pointer(), it.code(), it.text()));
  }

  private RowFault fault(Unit unit, @Nullable String pointer, String code, Text text) {
    String within = pointer == null ? "" : pointer;
    int row = unit.firstRow();
    if (within.startsWith(lines)) {
      int end = within.indexOf('/', lines.length());
      int line = number(within.substring(lines.length(), end < 0 ? within.length() : end));
      if (line < unit.rows().size()) row = unit.rows().get(line).number();
      within = end < 0 ? "" : within.substring(end);
    }
    JsonNode value = pointer == null ? null : unit.body().at(pointer);
    return new RowFault(row, column(within), code, value == null ? null : plain(value), text);
  }

  private static @Nullable String plain(JsonNode value) {
    return value.isValueNode() && !value.isNull() ? value.asString() : null;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The column at this JSON pointer, or the first column below it. */
  private @Nullable String column(String pointer) {
    if (pointer.isEmpty()) return null;
    for (Column it : columns)
      if (pointer.equals(it.pointer()) || pointer.startsWith(it.pointer() + "/")) return it.name();
    for (Column it : columns) if (it.pointer().startsWith(pointer + "/")) return it.name();
    return pointer.substring(1).replace('/', '.');
  }

  private static String pointer(JacksonException it) {
    List<String> steps = new ArrayList<>();
    for (var step : it.getPath())
      steps.add(
          step.getPropertyName() == null
              ? Integer.toString(step.getIndex())
              : step.getPropertyName());
    return "/" + String.join("/", steps);
  }
}
