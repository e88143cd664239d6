package weft.projections.rows;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;

/** Compares two rows in every component but the position. */
final class RowShape {
  private static final ClassValue<RowShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RowShape computeValue(Class<?> row) {
          return new RowShape(row);
        }
      };

  private final Method[] told;

  private RowShape(Class<?> row) {
    told =
        Arrays.stream(row.getRecordComponents())
            .filter(it -> !it.getName().equals("fromPosition"))
            .map(RecordComponent::getAccessor)
            .toArray(Method[]::new);
    for (Method it : told) it.setAccessible(true);
  }

  static RowShape of(Class<?> row) {
    return SHAPES.get(row);
  }

  boolean same(Object one, Object other) {
    try {
      for (Method it : told) if (!Objects.equals(it.invoke(one), it.invoke(other))) return false;
      return true;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
