package weft.json;

import java.util.LinkedHashMap;
import java.util.Map;
import weft.context.Contexts;

/**
 * The names under which events are stored for ever, whatever our classes are called, as the
 * contexts declare them. A golden file pins the JSON of each.
 */
public final class EventTypes {
  public static final Map<String, Class<?>> ALL = all();

  private EventTypes() {}

  private static Map<String, Class<?>> all() {
    Map<String, Class<?>> all = new LinkedHashMap<>();
    for (var type : Contexts.ALL)
      for (var event : type.events())
        if (all.put(event.name(), event.type()) != null)
          throw new IllegalStateException("Two events are stored as " + event.name());
    return Map.copyOf(all);
  }
}
