package weft.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import weft.context.Contexts;

/**
 * The names under which events are stored for ever, independent of Java class names. Each context
 * declares its own, and a golden file pins the JSON of each.
 */
public final class EventTypes {
  public static final Map<String, Class<?>> ALL = all();

  private static final Map<Class<?>, String> NAMES =
      ALL.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

  private EventTypes() {}

  /**
   * Returns the name under which an event is stored.
   *
   * @throws IllegalArgumentException if no context declares the event
   */
  public static String nameOf(Object event) {
    String name = NAMES.get(event.getClass());
    if (name == null) throw new IllegalArgumentException("No context has " + event.getClass());
    return name;
  }

  private static Map<String, Class<?>> all() {
    Map<String, Class<?>> all = new LinkedHashMap<>();
    for (var type : Contexts.ALL)
      for (var event : type.events())
        if (all.put(event.name(), event.type()) != null)
          throw new IllegalStateException("Two events are stored as " + event.name());
    return Map.copyOf(all);
  }
}
