package weft.projections.rows;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * About how many bytes of memory a row takes. What it shares with other rows counts in each of
 * them: the sum is never less than what they take together.
 */
public final class Weight {
  private static final int OBJECT = 24;

  private static final ClassValue<Method[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
          if (!type.isRecord()) return new Method[0];
          Method[] accessors =
              Arrays.stream(type.getRecordComponents())
                  .map(RecordComponent::getAccessor)
                  .toArray(Method[]::new);
          for (Method it : accessors) it.setAccessible(true);
          return accessors;
        }
      };

  private Weight() {}

  public static long of(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case CharSequence it -> OBJECT + it.length();
      case Iterable<?> it -> {
        long sum = OBJECT;
        for (Object element : it) sum += OBJECT + of(element);
        yield sum;
      }
      case Map<?, ?> it -> {
        long sum = OBJECT;
        for (var entry : it.entrySet()) sum += OBJECT + of(entry.getKey()) + of(entry.getValue());
        yield sum;
      }
      case Record it -> ofRecord(it);
      default -> OBJECT;
    };
  }

  private static long ofRecord(Record it) {
    try {
      long sum = OBJECT;
      for (Method component : COMPONENTS.get(it.getClass())) sum += of(component.invoke(it));
      return sum;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
