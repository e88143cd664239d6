package weft.api.imports;

import java.util.List;

/**
 * How rows of a sheet form a plan.
 *
 * @param by names of the columns that identify the plan; empty where each row stands alone
 * @param lines the path of the lines in the body
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
