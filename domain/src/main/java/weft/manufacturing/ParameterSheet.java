package weft.manufacturing;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weft.event.Refused;
import weft.event.Rules;
import weft.manufacturing.ParameterSheetCommand.PublishParameterSheet;
import weft.manufacturing.ParameterSheetEvent.ParameterSheetPublished;
import weft.manufacturing.ParameterSheetRefusal.LimitsCrossed;
import weft.manufacturing.ParameterSheetRefusal.ParameterTwice;
import weft.manufacturing.ParameterSheetRefusal.SheetOfOtherPart;
import weft.manufacturing.ParameterSheetRefusal.SheetTooLong;
import weft.manufacturing.ParameterSheetRefusal.SheetWithoutSteps;
import weft.manufacturing.ParameterSheetRefusal.StepTwice;

/**
 * The rules of a parameter sheet.
 *
 * @param version the version in force; 0 before the first
 * @param part the supplier's number; null before the first version
 */
public record ParameterSheet(int version, @Nullable String part, List<SheetStep> steps)
    implements Rules<ParameterSheetCommand, ParameterSheetEvent, ParameterSheet> {
  public static final ParameterSheet NEW = new ParameterSheet(0, null, List.of());

  /** A work order keeps the sheet with which it was released, so its size is limited. */
  static final int MOST_STEPS = 100;

  static final int MOST_PARAMETERS = 500;

  @Override
  public List<ParameterSheetEvent> decide(ParameterSheetCommand command) {
    return switch (command) {
      case PublishParameterSheet it -> publish(it);
    };
  }

  private List<ParameterSheetEvent> publish(PublishParameterSheet asked) {
    if (part != null && !part.equals(asked.part()))
      throw new Refused(new SheetOfOtherPart(asked.sheet().code(), part));
    check(asked.steps());
    if (part != null && steps.equals(asked.steps())) return List.of();
    return List.of(
        new ParameterSheetPublished(
            asked.sheet(), version + 1, asked.part(), List.copyOf(asked.steps())));
  }

  private static void check(List<SheetStep> steps) {
    if (steps.isEmpty()) throw new Refused(new SheetWithoutSteps());
    int parameters = steps.stream().mapToInt(it -> it.parameters().size()).sum();
    if (steps.size() > MOST_STEPS || parameters > MOST_PARAMETERS)
      throw new Refused(new SheetTooLong(MOST_STEPS, MOST_PARAMETERS));
    Set<List<Object>> places = new HashSet<>();
    for (int i = 0; i < steps.size(); i++) {
      SheetStep it = steps.get(i);
      String machine = it.machine() == null ? "" : it.machine();
      if (!places.add(List.of(it.step(), machine))) throw new Refused(new StepTwice(i, it.step()));
      checkParameters(i, it.parameters());
    }
  }

  private static void checkParameters(int step, List<ParameterLimits> parameters) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < parameters.size(); i++) {
      ParameterLimits it = parameters.get(i);
      if (!names.add(it.name())) throw new Refused(new ParameterTwice(step, i, it.name()));
      if (!it.isInOrder()) throw new Refused(new LimitsCrossed(step, i, it.name()));
    }
  }

  @Override
  public ParameterSheet evolve(ParameterSheetEvent event) {
    return switch (event) { // no default: a new event must be thought about here
      case ParameterSheetPublished it -> new ParameterSheet(it.version(), it.part(), it.steps());
    };
  }
}
