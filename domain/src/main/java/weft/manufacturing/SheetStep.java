package weft.manufacturing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weft.language.Text;

/**
 * The parameters of one step, on one machine if it names one.
 *
 * @param step the number of the step
 * @param machine null: any machine that has no entry of its own
 * @param tool null where it does not matter
 */
public record SheetStep(
    int step,
    Text names,
    @Nullable String machine,
    @Nullable String tool,
    List<ParameterLimits> parameters) {
  public SheetStep {
    parameters = List.copyOf(parameters);
  }

  Optional<ParameterLimits> parameter(String name) {
    return parameters.stream().filter(it -> it.name().equals(name)).findFirst();
  }
}
