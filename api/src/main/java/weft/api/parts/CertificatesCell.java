package weft.api.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import weft.api.imports.sheet.Cell;

/**
 * Certificates in a cell, separated by semicolons: the type, then language and gate where they are
 * agreed, such as {@code 3.1/en/refuse; 2.1}.
 */
final class CertificatesCell implements Cell {
  private static final Set<String> GATES = Set.of("refuse", "warn", "none");
  private static final List<String> AFTER_TYPE = List.of("language", "gate");

  @Override
  public JsonNode read(String text) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (String part : text.split("[;；\\n]", -1)) if (!part.isBlank()) read(part, all.addObject());
    return all;
  }

  /**
   * A word that is neither a type nor a gate is a language, which the rules of the agreement check.
   */
  private static void read(String part, ObjectNode one) {
    String[] words = part.split("/", -1);
    one.put("type", words[0].strip());
    for (int i = 1; i < words.length; i++) {
      String word = words[i].strip();
      one.put(GATES.contains(word) ? "gate" : "language", word);
    }
  }

  @Override
  public String write(JsonNode value, boolean chinese) {
    List<String> all = new ArrayList<>();
    for (JsonNode it : value) {
      var one = new StringBuilder(it.path("type").asString());
      for (String name : AFTER_TYPE)
        if (it.path(name).isString()) one.append('/').append(it.path(name).asString());
      all.add(one.toString());
    }
    return String.join("; ", all);
  }
}
