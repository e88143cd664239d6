package weft.projections.rows;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a list is narrowed to, condition by condition; null does not narrow. */
public final class Narrowing {
  private Narrowing() {}

  /** Adds a condition that names its value {@code :name}. */
  public static void and(
      StringBuilder where,
      Map<String, Object> params,
      String condition,
      String name,
      @Nullable Object value) {
    if (value == null) return;
    where.append(" and ").append(condition);
    params.put(name, value);
  }
}
