package weft.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import weft.context.Contexts;
import weft.event.KeptRules;

/**
 * A kind of state that is kept as a snapshot in addition to its streams.
 *
 * @param name the name under which it is kept
 * @param revision covers the shape of the state and the rules that made it; a snapshot of another
 *     revision is ignored and rebuilt
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

  /** {@code DeliverySchedule} becomes {@code delivery-schedule}. */
  private static String kebab(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** Returns the kind of a state. */
  public static StateType of(String name, KeptRules<?, ?, ?> state) {
    return new StateType(
        name, state.getClass(), Shape.of(state.getClass()) + "." + state.version());
  }
}
