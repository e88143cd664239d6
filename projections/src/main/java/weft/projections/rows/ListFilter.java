package weft.projections.rows;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the conditions that narrow a list; a null value does not narrow. */
public final class ListFilter {
  private ListFilter() {}

  /** Adds a condition with a parameter {@code :name}; does nothing if the value is null. */
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
