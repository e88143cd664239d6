package weft.api.imports;

import java.util.List;

/**
 * How rows of a sheet are one plan.
 *
 * @param by names of the columns by which rows belong together; none where each row is by itself
 * @param lines where in the body they are
 */
public record Plan(List<String> by, String lines) {
  public static final Plan NONE = new Plan(List.of(), "lines");

  public static Plan of(String... columns) {
    return new Plan(List.of(columns), "lines");
  }

  /** The same, with its lines at another place in the body. */
  public Plan in(String lines) {
    return new Plan(by, lines);
  }

  boolean isNone() {
    return by.isEmpty();
  }
}
