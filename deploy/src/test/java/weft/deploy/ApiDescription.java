package weft.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.deploy.browser.Browser;

/** The API's own description, for tests that walk through all of it. */
public final class ApiDescription {
  /** The copy in {@code docs}; {@link OpenApiTest} proves that it is what a hub serves. */
  static final Path COMMITTED =
      Path.of(Files.isDirectory(Path.of("docs")) ? "docs/openapi.json" : "../docs/openapi.json");

  private static final JsonMapper JSON = new JsonMapper();

  private static final class Read {
    public static final ApiDescription ONCE = of(committedText());
  }

  private final JsonNode document;

  private ApiDescription(JsonNode document) {
    this.document = document;
  }

  /** The description that is committed, which costs no hub the time to write its own. */
  public static ApiDescription committed() {
    return Read.ONCE;
  }

  static String committedText() {
    try {
      return Files.readString(COMMITTED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The description as the hub writes it. */
  static ApiDescription of(RunningHub hub) {
    return of(new Browser(hub.url()).get("/v3/api-docs").body());
  }

  /** The description as a hub sent it. */
  public static ApiDescription of(String document) {
    return new ApiDescription(JSON.readTree(document));
  }

  public JsonNode document() {
    return document;
  }

  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        it ->
                            operations.add(
                                new Operation(it.getKey(), path.getKey(), it.getValue()))));
    return operations;
  }

  /** One operation: {@code get /api/v1/orders/{id}}. */
  public record Operation(String method, String path, JsonNode node) {
    public List<JsonNode> parameters(String in) {
      return StreamSupport.stream(node.path("parameters").spliterator(), false)
          .filter(it -> it.path("in").asString().equals(in))
          .toList();
    }

    public Set<String> names(String in) {
      return parameters(in).stream()
          .map(it -> it.path("name").asString())
          .collect(Collectors.toSet());
    }

    /** The type of the body; empty if the operation has none. */
    public String bodyType() {
      var types = node.path("requestBody").path("content").propertyNames();
      return types.isEmpty() ? "" : types.iterator().next();
    }

    public boolean streams() {
      return node.at("/responses/200/content").has("text/event-stream");
    }

    public Set<String> statuses() {
      return Set.copyOf(node.path("responses").propertyNames());
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** JSON for the operation's body, with every field of its schema. */
  public String body(Operation it) {
    return example(it.node().at("/requestBody/content/application~1json/schema"), Set.of())
        .toString();
  }

  /** A list that would contain itself, such as of packages in a package, is empty. */
  private JsonNode example(JsonNode schema, Set<String> within) {
    String reference = schema.path("$ref").asString("");
    if (!reference.isEmpty()) {
      Set<String> deeper = new HashSet<>(within);
      deeper.add(reference);
      return example(document.at(reference.substring(1)), deeper);
    }
    // A nullable schema lists its other type first.
    if (schema.has("anyOf")) return example(schema.path("anyOf").get(0), within);
    if (schema.has("enum")) return schema.path("enum").get(0);
    JsonNode type = schema.path("type");
    return switch ((type.isArray() ? type.get(0) : type).asString("object")) {
      case "string" -> JSON.valueToTree(text(schema));
      case "integer", "number" -> JSON.valueToTree(0);
      case "boolean" -> JSON.valueToTree(true);
      case "array" -> {
        JsonNode items = schema.path("items");
        yield within.contains(items.path("$ref").asString(""))
            ? JSON.createArrayNode()
            : JSON.valueToTree(List.of(example(items, within)));
      }
      default -> {
        Map<String, JsonNode> properties = new TreeMap<>();
        schema
            .path("properties")
            .properties()
            .forEach(it -> properties.put(it.getKey(), example(it.getValue(), within)));
        yield JSON.valueToTree(properties);
      }
    };
  }

  private static String text(JsonNode schema) {
    if (schema.has("example")) return schema.path("example").asString();
    if (schema.has("pattern")) return "1";
    return switch (schema.path("format").asString("")) {
      case "date" -> "2026-12-01";
      case "date-time" -> "2026-12-01T00:00:00Z";
      default -> "x";
    };
  }
}
