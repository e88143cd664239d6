package weft.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.deploy.ApiDescription;
import weft.deploy.ApiDescription.Operation;

/** Requests generated from the API's description: valid, odd, or as large as it allows. */
final class OddBodies {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LARGEST = 3_900_000;
  private static final int DEEPEST = 8;
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "x",
          "\\u0000",
          "\\ud800",
          "😀",
          "1e999999999",
          "1E30",
          "=1+1",
          "../..",
          "NaN",
          "-1",
          "0",
          "2026-12-01",
          "2026-12-01T00:00:00Z",
          "+999999999-12-31",
          "9999-12-31",
          "0000-00-00",
          "HENGYUE",
          "JIAXIN",
          "PLANT1",
          "JX1",
          "PCE",
          "KGM",
          "JX-24017",
          "HY-24017");
  private static final List<String> NUMBERS =
      List.of(
          "0", "-1", "1", "1e30", "1e999999999", "9223372036854775808", "0.0000000000000000001");
  private static final List<String> LISTS =
      List.of("orders", "call-offs", "shipments", "part-agreements", "questions", "partnerships");

  private final ApiDescription api;
  private final List<Operation> operations;
  private final List<String> ids;

  private OddBodies(ApiDescription api, List<String> ids) {
    this.api = api;
    this.operations = api.operations().stream().filter(it -> !it.streams()).toList();
    this.ids = ids;
  }

  /** Builds requests for a hub, with ids of its objects. */
  static OddBodies of(DemoSite site) throws Exception {
    var reader = Reader.of(site, "jiaxin-api");
    List<String> ids = new ArrayList<>(List.of("Tm9ib2R5Om5vdGhpbmc", "x"));
    for (String list : LISTS)
      for (JsonNode it :
          JSON.readTree(reader.get("/api/v1/" + list + "?as=supplier&limit=5").body())
              .path("items")) if (it.path("id").isString()) ids.add(it.path("id").asString());
    return new OddBodies(ApiDescription.of(reader.get("/v3/api-docs").body()), ids);
  }

  int operations() {
    return operations.size();
  }

  /** One request; without a type it has no body. */
  record Odd(String method, String target, String type, String body) {}

  Odd next(Random random) {
    Operation it = operations.get(random.nextInt(operations.size()));
    var target = new StringBuilder(it.path());
    for (String name : it.names("path")) {
      String id = random.nextInt(4) > 0 ? any(ids, random) : plain(text(random));
      int from = target.indexOf("{" + name + "}");
      if (from >= 0)
        target.replace(from, from + name.length() + 2, encoded(id.isBlank() ? "x" : id));
    }
    String mark = "?";
    for (JsonNode parameter : it.parameters("query"))
      if (random.nextInt(3) == 0) {
        String value =
            parameter.path("schema").path("type").asString("").equals("integer")
                ? any(NUMBERS, random)
                : plain(value(parameter.path("schema"), random));
        target
            .append(mark)
            .append(parameter.path("name").asString())
            .append('=')
            .append(encoded(value));
        mark = "&";
      }
    String type = it.bodyType();
    return new Odd(it.method().toUpperCase(Locale.ROOT), target.toString(), type, body(it, random));
  }

  private String body(Operation it, Random random) {
    if (it.bodyType().isEmpty()) return "";
    var out = new StringBuilder();
    JsonNode schema =
        it.node().path("requestBody").path("content").path(it.bodyType()).path("schema");
    if (it.bodyType().contains("json")) write(schema, out, random, 0, random.nextInt(20) == 0);
    else out.append(text(random).repeat(1 + random.nextInt(5_000)));
    return out.toString();
  }

  private void write(JsonNode given, StringBuilder out, Random random, int depth, boolean large) {
    JsonNode schema = resolved(given);
    if (random.nextInt(60) == 0 || depth > DEEPEST) {
      out.append(any(List.of("null", "[]", "{}", "\"\"", "1e30", "true"), random));
      return;
    }
    JsonNode types = schema.path("type");
    switch ((types.isArray() ? types.get(0) : types).asString("object")) {
      case "string" -> out.append('"').append(value(schema, random)).append('"');
      case "integer", "number" -> out.append(any(NUMBERS, random));
      case "boolean" -> out.append(random.nextBoolean());
      case "array" -> {
        int entries = large ? 4_000 + random.nextInt(2_000) : random.nextInt(3);
        out.append('[');
        for (int i = 0; i < entries && out.length() < LARGEST; i++) {
          if (i > 0) out.append(',');
          write(schema.path("items"), out, random, depth + 1, false);
        }
        out.append(']');
      }
      default -> {
        out.append('{');
        String comma = "";
        for (var it : schema.path("properties").properties()) {
          if (random.nextInt(5) == 0) continue;
          out.append(comma).append('"').append(it.getKey()).append("\":");
          write(it.getValue(), out, random, depth + 1, large);
          comma = ",";
        }
        out.append('}');
      }
    }
  }

  private JsonNode resolved(JsonNode schema) {
    JsonNode its = schema.has("anyOf") ? schema.path("anyOf").get(0) : schema;
    String reference = its.path("$ref").asString("");
    return reference.isEmpty() ? its : api.document().at(reference.substring(1));
  }

  /** A text that fits the schema, as JSON has it between quotation marks. */
  private String value(JsonNode given, Random random) {
    JsonNode schema = resolved(given);
    JsonNode words = schema.path("enum");
    if (!words.isEmpty() && random.nextInt(4) > 0)
      return words.get(random.nextInt(words.size())).asString();
    return text(random);
  }

  private static String text(Random random) {
    String text = any(TEXTS, random);
    return random.nextInt(50) == 0 ? (text + "y").repeat(3_000) : text;
  }

  private static String any(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  /** Percent-encoded for a URL, where JSON would escape it. */
  private static String plain(String text) {
    return text.replace("\\u0000", "\u0000").replace("\\ud800", "?");
  }

  private static String encoded(String text) {
    String some = text.length() > 2_000 ? text.substring(0, 2_000) : text;
    return URLEncoder.encode(some, UTF_8).replace("+", "%20");
  }
}
