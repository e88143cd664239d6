package weft.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.util.diff.DiffUtils;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares two descriptions of the API. The result is a unified diff for each operation and schema
 * that differs, and fits on a screen.
 */
final class ApiDifference {
  private static final int MOST_LINES = 50;
  private static final int MOST_LETTERS = 160;

  private ApiDifference() {}

  /** The lines of the difference, at most 50; none where both are equal. */
  static List<String> between(JsonNode committed, JsonNode served) {
    Map<String, JsonNode> before = pieces(committed);
    Map<String, JsonNode> after = pieces(served);
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    names.removeIf(it -> Objects.equals(before.get(it), after.get(it)));
    List<String> lines = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (String name : names) {
      List<String> piece = diff(name, before.get(name), after.get(name));
      int room = MOST_LINES - 1 - lines.size();
      if (room < 2) left.add(name);
      else if (piece.size() <= room) lines.addAll(piece);
      else {
        lines.addAll(piece.subList(0, room - 1));
        lines.add("  ... " + (piece.size() - room + 1) + " more lines of " + name);
      }
    }
    if (!left.isEmpty()) lines.add(cut("... and " + left.size() + " more: " + left));
    return lines;
  }

  private static List<String> diff(
      String name, @Nullable JsonNode before, @Nullable JsonNode after) {
    String what = before == null ? "new: " : after == null ? "gone: " : "differs: ";
    List<String> old = lines(before);
    List<String> unified =
        DiffUtils.generateUnifiedDiff(name, name, old, DiffUtils.diff(old, lines(after)), 1);
    List<String> all = new ArrayList<>(List.of(cut(what + name)));
    unified.stream().skip(2).map(ApiDifference::cut).forEach(all::add); // the names of two files
    return all;
  }

  private static List<String> lines(@Nullable JsonNode piece) {
    return piece == null ? List.of() : piece.toPrettyString().lines().toList();
  }

  private static String cut(String line) {
    return line.length() <= MOST_LETTERS ? line : line.substring(0, MOST_LETTERS - 3) + "...";
  }

  /** Every operation, every component, and each other part of a description by its name. */
  private static Map<String, JsonNode> pieces(JsonNode description) {
    Map<String, JsonNode> all = new TreeMap<>();
    for (var part : description.properties())
      switch (part.getKey()) {
        case "paths" -> {
          for (var path : part.getValue().properties())
            for (var operation : path.getValue().properties())
              all.put(path.getKey() + " " + operation.getKey(), operation.getValue());
        }
        case "components" -> {
          for (var kind : part.getValue().properties())
            for (var component : kind.getValue().properties())
              all.put(kind.getKey() + "/" + component.getKey(), component.getValue());
        }
        default -> all.put(part.getKey(), part.getValue());
      }
    return all;
  }
}
