package weft.projections.rows;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the bytes of a row's JSON without writing it. Memory takes two to four times as much.
 * Objects that rows share count in each of them.
 */
public final class RowSize {
  /** The characters around a component's name: two quotation marks, a colon and a comma. */
  private static final int AROUND_A_NAME = 4;

  private static final ClassValue<Component[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected Component[] computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .map(Component::of)
              .toArray(Component[]::new);
        }
      };

  private record Component(int name, java.lang.reflect.Method accessor) {
    static Component of(RecordComponent it) {
      it.getAccessor().setAccessible(true);
      return new Component(it.getName().length() + AROUND_A_NAME, it.getAccessor());
    }
  }

  private RowSize() {}

  public static long of(@Nullable Object value) {
    return switch (value) {
      case null -> 4;
      case String it -> 2 + ofText(it);
      case StoredJson<?> it -> ofText(it.json());
      case Record it -> ofRecord(it);
      case Iterable<?> it -> {
        long sum = 2;
        for (Object element : it) sum += 1 + of(element);
        yield sum;
      }
      case Map<?, ?> it -> {
        long sum = 2;
        for (var entry : it.entrySet())
          sum += AROUND_A_NAME + of(entry.getKey()) + of(entry.getValue());
        yield sum;
      }
      case Enum<?> it -> 2 + it.name().length();
      default -> 2 + value.toString().length();
    };
  }

  private static long ofRecord(Record it) {
    try {
      long sum = 2;
      for (Component component : COMPONENTS.get(it.getClass()))
        sum += component.name() + of(component.accessor().invoke(it));
      return sum;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The bytes in UTF-8, including JSON's escapes. */
  private static long ofText(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char it = text.charAt(i);
      if (it < ' ') bytes += 6;
      else if (it == '"' || it == '\\') bytes += 2;
      else if (it < 0x80) bytes += 1;
      else if (it < 0x800 || Character.isSurrogate(it)) bytes += 2;
      else bytes += 3;
    }
    return bytes;
  }
}
