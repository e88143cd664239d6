package weft.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import weft.context.Contexts;
import weft.event.KeptRules;

/**
 * A kind of state that is kept beside its streams.
 *
 * @param name under which it is kept
 * @param revision of its shape and of the rules that made it; what is kept under another one is
 *     passed over and made again
 */
public record StateType(String name, Class<?> type, String revision) {
  public static final List<StateType> ALL = all();

  private static List<StateType> all() {
    List<StateType> all = new ArrayList<>();
    for (var type : Contexts.ALL) {
      var initial = type.kept();
      if (initial != null) all.add(of(kebab(type.name()), initial));
    }
    return List.copyOf(all);
  }

  /** {@code delivery-schedule} for {@code DeliverySchedule}. */
  private static String kebab(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** The kind that a state is of. */
  public static StateType of(String name, KeptRules<?, ?, ?> state) {
    return new StateType(
        name, state.getClass(), Shape.of(state.getClass()) + "." + state.version());
  }
}
