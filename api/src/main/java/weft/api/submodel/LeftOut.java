package weft.api.submodel;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weft.api.problem.Problem;
import weft.api.problem.ProblemException;

/**
 * Collects the rows of a submodel that the standard cannot express, so that one shipment to an
 * unknown site does not hide all others. The aspect models have no field for this, so a response
 * header lists them.
 */
final class LeftOut {
  /** A structured field (RFC 9651): a list of codes with their subjects as parameters. */
  static final String HEADER = "Weft-Left-Out";

  private static final int NAMED = 20;

  private final Set<String> rows = new LinkedHashSet<>();
  private @Nullable ProblemException first;
  private boolean said;

  /** Returns the row; empty where it cannot be expressed, which is recorded. */
  <T> Optional<T> orSay(Supplier<T> row) {
    try {
      T it = row.get();
      said();
      return Optional.of(it);
    } catch (ProblemException e) {
      if (!CannotSay.ONE_ROW.contains(e.problem().code())) throw e;
      if (first == null) first = e;
      rows.add(item(e.problem()));
      return Optional.empty();
    }
  }

  /** Records that there is data, whatever happens to single rows. */
  void said() {
    said = true;
  }

  /**
   * Throws 422 if no row could be expressed, because an empty list would claim that there are none.
   */
  void requireAnySaid() {
    if (!said && first != null) throw first;
  }

  /**
   * The header's value, with the first twenty rows by name; empty where every row was expressed.
   */
  Optional<String> header() {
    if (rows.isEmpty()) return Optional.empty();
    String named = rows.stream().limit(NAMED).collect(Collectors.joining(", "));
    int more = rows.size() - NAMED;
    return Optional.of(more > 0 ? named + ", more;rows=" + more : named);
  }

  private static String item(Problem problem) {
    return problem.code()
        + problem.params().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(it -> ";" + it.getKey() + "=" + text(it.getValue().toString()))
            .collect(Collectors.joining());
  }

  /** A String if the text is printable ASCII, otherwise a Display String. */
  private static String text(String value) {
    if (value.chars().allMatch(it -> it >= 0x20 && it < 0x7f))
      return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    StringBuilder escaped = new StringBuilder("%\"");
    for (byte it : value.getBytes(StandardCharsets.UTF_8))
      if (it >= 0x20 && it < 0x7f && it != '%' && it != '"') escaped.append((char) it);
      else escaped.append("%%%02x".formatted(it & 0xff));
    return escaped.append('"').toString();
  }
}
