package weft.deploy.examples;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares a hub's answer with an example: the same members with the same values and, where a value
 * is unpredictable, the same kind of value.
 */
final class TrueAnswer {
  /** Positions and times of the database's clock, which no test sets, and random salts. */
  private static final Set<String> UNKNOWN =
      Set.of("position", "version", "history", "stale", "salt", "proof");

  /** The cause of a run-out and its time: the hub searches only as long as a reader would wait. */
  private static final Set<String> IF_FOUND = Set.of("cause", "since");

  private TrueAnswer() {}

  /** The differences between the two, each as {@code pointer: said, not real}. */
  static List<String> differences(JsonNode said, JsonNode real) {
    List<String> differences = new ArrayList<>();
    compare("", said, real, differences);
    return differences;
  }

  private static void compare(String at, JsonNode said, JsonNode real, List<String> differences) {
    if (same(at, said, real)) return;
    if (said instanceof ObjectNode && real instanceof ObjectNode) {
      Set<String> names = new TreeSet<>(said.propertyNames());
      names.addAll(real.propertyNames());
      for (String it : names) compare(at + "/" + it, said.path(it), real.path(it), differences);
    } else if (said instanceof ArrayNode && real instanceof ArrayNode) {
      for (int i = 0; i < Math.max(said.size(), real.size()); i++)
        compare(at + "/" + i, said.path(i), real.path(i), differences);
    } else {
      differences.add(at + ": " + said + ", not " + real);
    }
  }

  /** The real answer, with the example's values if they are equivalent. */
  static JsonNode renewed(String at, JsonNode said, JsonNode real) {
    if (same(at, said, real)) return said;
    if (real instanceof ArrayNode all) {
      for (int i = 0; i < all.size(); i++)
        all.set(i, renewed(at + "/" + i, said.path(i), all.get(i)));
    } else if (real instanceof ObjectNode all) {
      for (var it : all.properties())
        it.setValue(renewed(at + "/" + it.getKey(), said.path(it.getKey()), it.getValue()));
    }
    return real;
  }

  private static boolean same(String at, JsonNode said, JsonNode real) {
    String name = at.substring(at.lastIndexOf('/') + 1);
    if (said.equals(real)) return true;
    boolean likewise = said.getNodeType() == real.getNodeType();
    if (IF_FOUND.contains(name))
      return real.isNull() || (likewise && said.propertyNames().equals(real.propertyNames()));
    return likewise && (UNKNOWN.contains(name) || (isMoment(said) && isMoment(real)));
  }

  private static boolean isMoment(JsonNode value) {
    try {
      return value.isString() && Instant.parse(value.asString()) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
