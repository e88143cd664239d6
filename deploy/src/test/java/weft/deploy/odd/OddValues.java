package weft.deploy.odd;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes bodies from an example, each with one odd value in one place. */
final class OddValues {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PLACE = "\"@@@\"";
  private static final int MANY = 100_000;

  /** As JSON text, so that it need not be valid JSON. */
  private static final List<String> OF_ANY =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "[null]",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00x\"",
          "-1",
          "1e400",
          "-1e400",
          "1e-400",
          "\"1e400\"",
          "\"NaN\"",
          "\"-0.0000000000000000000000000000000000001\"",
          "\"" + "9".repeat(40) + "\"",
          "9".repeat(400),
          "NaN",
          "Infinity",
          "\"１２\"",
          "\"0000-01-01\"",
          "\"9999-12-31\"",
          "\"+999999999-12-31\"",
          "\"-999999999-01-01\"",
          "\"2027-02-30\"",
          "\"0000-01-01T00:00:00Z\"",
          "\"9999-12-31T23:59:59Z\"",
          "\"-999999999-01-01T00:00:00Z\"",
          "\"24:00\"",
          "\"P1000000000D\"",
          "\"PT0.000000001S\"",
          "-9223372036854775809",
          "2147483648");

  private OddValues() {}

  /**
   * A body with an odd value.
   *
   * @param pointer of the place (RFC 6901)
   * @param text the body, which need not be JSON
   */
  record OddBody(String pointer, String value, String text) {
    @Override
    public String toString() {
      return pointer + " = " + (value.length() > 60 ? value.substring(0, 60) + "..." : value);
    }
  }

  /** Each odd value in each place of the example. */
  static List<OddBody> of(JsonNode example) {
    List<OddBody> all = new ArrayList<>();
    for (String pointer : places(example, "")) {
      String text = marked(example, pointer);
      for (String it : OF_ANY) all.add(new OddBody(pointer, it, text.replace(PLACE, it)));
    }
    return all;
  }

  /** Bodies that are too large, too deep or too wide; they have no place. */
  static List<OddBody> large(JsonNode example) {
    List<OddBody> all = new ArrayList<>();
    List<String> places = places(example, "");
    String text = marked(example, places.getLast());
    for (String it :
        List.of(
            "\"" + "x".repeat(MANY) + "\"",
            "[".repeat(MANY) + "]".repeat(MANY),
            "{\"a\":".repeat(MANY) + "1" + "}".repeat(MANY),
            "[" + "1,".repeat(MANY) + "1]")) all.add(new OddBody("", it, text.replace(PLACE, it)));
    if (example.isObject()) {
      var wide = new StringBuilder("{");
      for (int i = 0; i < MANY; i++) wide.append("\"f").append(i).append("\":1,");
      all.add(new OddBody("", "100,000 fields", wide + example.toString().substring(1)));
    }
    return all;
  }

  /** The pointers of all values, containers included, but not the body itself. */
  private static List<String> places(JsonNode it, String pointer) {
    List<String> all = new ArrayList<>();
    if (it instanceof ObjectNode object)
      object
          .properties()
          .forEach(
              one -> {
                String at = pointer + "/" + one.getKey();
                all.add(at);
                all.addAll(places(one.getValue(), at));
              });
    if (it instanceof ArrayNode list && !list.isEmpty()) {
      String at = pointer + "/" + (list.size() - 1); // the entries are alike
      all.add(at);
      all.addAll(places(list.get(list.size() - 1), at));
    }
    return all;
  }

  private static String marked(JsonNode example, String pointer) {
    JsonNode copy = example.deepCopy();
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = copy.at(pointer.substring(0, slash));
    String name = pointer.substring(slash + 1);
    if (parent instanceof ObjectNode object) object.put(name, "@@@");
    else ((ArrayNode) parent).set(Integer.parseInt(name), JSON.valueToTree("@@@"));
    return copy.toString();
  }
}
