package weft.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Describes a record as JSON: the names and types of its components, at any depth. */
final class Shape {
  private final StringBuilder text = new StringBuilder();
  private final Set<Class<?>> told = new HashSet<>();

  private Shape() {}

  /**
   * Returns a short hash that changes with the shape. A record's own name does not count, unless it
   * is one of several alternatives at its place.
   */
  static String of(Class<?>... types) {
    var shape = new Shape();
    for (Class<?> it : types) shape.tell(it);
    return Integer.toHexString(shape.text.toString().hashCode());
  }

  private void tell(Type type) {
    switch (type) {
      case ParameterizedType it -> {
        tell(it.getRawType());
        for (Type argument : it.getActualTypeArguments()) tell(argument);
      }
      case Class<?> it -> tell(it);
      default -> text.append(type);
    }
  }

  private void tell(Class<?> type) {
    if (!told.add(type) || !type.isRecord()) text.append(type.getSimpleName());
    else tellComponents(type.getRecordComponents());
    if (type.isSealed()) tellKinds(type.getPermittedSubclasses());
    if (type.isEnum()) text.append(Arrays.toString(type.getEnumConstants()));
  }

  /** Includes the names, because only the name distinguishes the alternatives. */
  private void tellKinds(Class<?>[] kinds) {
    for (Class<?> it : kinds) {
      text.append(it.getName());
      tell(it);
    }
  }

  private void tellComponents(RecordComponent[] components) {
    text.append('(');
    for (RecordComponent it : components) {
      text.append(it.getName()).append(' ');
      tell(it.getGenericType());
      text.append(',');
    }
    text.append(')');
  }
}
