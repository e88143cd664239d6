package weft.api.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A field of a row that differs between two moments.
 *
 * @param row names the row in its view: the id of its stream, with the item where a stream has
 *     several; of a call-off line, its day and number
 * @param pointer of the field in the row (RFC 6901); empty for a row that came or went
 * @param before null where it was not there
 * @param after null where it is not there
 */
record RowChange(
    String view, String row, String pointer, @Nullable JsonNode before, @Nullable JsonNode after) {

  /** The fields that differ, in the order of their views and rows. */
  static List<RowChange> between(
      Map<String, Map<String, JsonNode>> before, Map<String, Map<String, JsonNode>> after) {
    List<RowChange> changes = new ArrayList<>();
    for (String view : keys(before, after)) {
      Map<String, JsonNode> was = before.getOrDefault(view, Map.of());
      Map<String, JsonNode> is = after.getOrDefault(view, Map.of());
      for (String row : keys(was, is)) compare(changes, view, row, "", was.get(row), is.get(row));
    }
    return changes;
  }

  static <T> TreeSet<String> keys(Map<String, T> before, Map<String, T> after) {
    var keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    return keys;
  }

  private static void compare(
      List<RowChange> changes,
      String view,
      String row,
      String pointer,
      @Nullable JsonNode before,
      @Nullable JsonNode after) {
    if (Objects.equals(before, after)) return;
    if (before != null && after != null && before.isObject() && after.isObject()) {
      var names = new TreeSet<String>();
      before.propertyNames().forEach(names::add);
      after.propertyNames().forEach(names::add);
      for (String it : names)
        compare(changes, view, row, pointer + "/" + escaped(it), before.get(it), after.get(it));
    } else if (before != null && after != null && before.isArray() && after.isArray()) {
      for (int i = 0; i < Math.max(before.size(), after.size()); i++)
        compare(changes, view, row, pointer + "/" + i, before.get(i), after.get(i));
    } else changes.add(new RowChange(view, row, pointer, before, after));
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
