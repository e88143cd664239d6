package weft.deploy.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import weft.deploy.Api;
import weft.deploy.ApiDescription;
import weft.deploy.ApiDescription.Operation;
import weft.deploy.Logins;
import weft.deploy.RunningHub;

/**
 * Every operation in the API's description that takes JSON refuses unknown fields and repeated keys
 * at their place, in each object of the body, all at once.
 */
class EveryBodyIsReadStrictlyTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String FOREIGN = "no-such-field";

  /** Operations of planning whose bodies are declared, each with a client that may call it. */
  private static final Map<String, String> PLANNING =
      Map.of(
          "publishProductionSchedule", "jiaxin-api",
          "checkProductionSchedule", "jiaxin-api",
          "publishMaterialDemand", "hengyue-planner",
          "openCapacityGroup", "jiaxin-api",
          "stateCalendar", "jiaxin-api",
          "stateCalendarYear", "jiaxin-api",
          "giveGrant", "jiaxin-api",
          "countStock", "jiaxin-api",
          "listSupplyBalances", "jiaxin-api");

  private final RunningHub hub = RunningHub.busy();
  private final ApiDescription api = ApiDescription.committed();
  private final Api planner = new Api(hub, "jiaxin-api");

  private List<Operation> withBodies() {
    return api.operations().stream()
        .filter(it -> it.bodyType().equals("application/json"))
        // A profile is YAML or JSON, and its own reader reports the findings.
        .filter(it -> !it.path().startsWith("/api/v1/partnerships/"))
        .toList();
  }

  @Test
  void a_field_that_an_operation_does_not_know_is_refused_wherever_it_stands() {
    List<Operation> all = withBodies();
    assertThat(all).hasSizeGreaterThan(30);
    for (Operation it : all) {
      JsonNode body = JSON.readTree(api.body(it));
      List<String> places = new ArrayList<>();
      mark(body, "", places);
      assertThat(refused(it, body.toString(), "field-unknown"))
          .as("%s %s", it, body)
          .isEqualTo(places);
    }
  }

  @Test
  void a_key_that_stands_twice_is_refused_at_its_place() {
    for (Operation it : withBodies()) {
      JsonNode body = JSON.readTree(api.body(it));
      if (body.isEmpty()) continue;
      boolean listed = body.isArray();
      JsonNode object = listed ? body.path(0) : body;
      String key = object.propertyNames().iterator().next();
      String twice = "{\"%s\": null, %s".formatted(key, object.toString().substring(1));
      assertThat(refused(it, listed ? "[" + twice + "]" : twice, "field-repeated"))
          .as("%s %s", it, twice)
          .containsExactly((listed ? "/0/" : "/") + key);
    }
  }

  @Test
  void what_a_planning_body_needs_is_declared_and_all_of_it_is_told_where_it_is_missing() {
    Set<String> tried = new TreeSet<>();
    for (Operation it : withBodies()) {
      String id = it.node().path("operationId").asString();
      String client = PLANNING.get(id);
      if (client == null) continue;
      tried.add(id);
      List<String> needed = new ArrayList<>();
      JsonNode body = bare(schema(it), "", needed);
      assertThat(needed).as("%s", it).isNotEmpty();
      assertThat(refused(new Api(hub, client), it, body.toString(), "value-missing"))
          .as("%s %s", it, body)
          .containsExactlyInAnyOrderElementsOf(needed);
    }
    assertThat(tried).isEqualTo(PLANNING.keySet());
  }

  private static JsonNode schema(Operation it) {
    return it.node().at("/requestBody/content/application~1json/schema");
  }

  /**
   * Each list with one empty entry; otherwise only a code, which other operations have in the path.
   */
  private JsonNode bare(JsonNode schema, String at, List<String> needed) {
    String reference = schema.path("$ref").asString("");
    if (!reference.isEmpty()) return bare(api.document().at(reference.substring(1)), at, needed);
    ObjectNode body = JSON.createObjectNode();
    List<String> required = schema.path("required").valueStream().map(JsonNode::asString).toList();
    schema
        .path("properties")
        .properties()
        .forEach(
            it -> {
              String name = it.getKey();
              JsonNode items = it.getValue().path("items");
              if (items.has("$ref"))
                body.putArray(name).add(bare(items, at + "/" + name + "/0", needed));
              else if (required.contains(name)) needed.add(at + "/" + name);
              else if (name.equals("code")) body.put(name, "NEW");
            });
    return body;
  }

  /**
   * Adds an unknown field to each object. A free-form object, such as a map of texts, has no
   * unknown fields.
   */
  private static void mark(JsonNode it, String at, List<String> places) {
    if (it instanceof ArrayNode list)
      for (int i = 0; i < list.size(); i++) mark(list.get(i), at + "/" + i, places);
    if (!(it instanceof ObjectNode object)) return;
    for (String name : List.copyOf(object.propertyNames()))
      mark(object.get(name), at + "/" + name, places);
    if (object.isEmpty() && !at.isEmpty()) return;
    object.put(FOREIGN, 1);
    places.add(at + "/" + FOREIGN);
  }

  /** The places that the hub refuses in this way. */
  private List<String> refused(Operation it, String body, String code) {
    return refused(planner, it, body, code);
  }

  private static List<String> refused(Api by, Operation it, String body, String code) {
    HttpResponse<String> answer = send(by, it, body);
    assertThat(answer.statusCode()).as("%s %s: %s", it, body, answer.body()).isIn(400, 422);
    return Api.body(answer)
        .path("errors")
        .valueStream()
        .filter(fault -> fault.path("code").asString().equals(code))
        .map(fault -> fault.path("pointer").asString())
        .toList();
  }

  private static HttpResponse<String> send(Api by, Operation it, String body) {
    String query =
        it.parameters("query").stream()
            .filter(parameter -> parameter.path("required").asBoolean())
            .map(parameter -> parameter.path("name").asString() + "=x")
            .collect(Collectors.joining("&", "?", ""));
    String path = it.path().replaceAll("\\{(message|n)}", "1").replaceAll("\\{\\w+}", "eA");
    try {
      return Logins.HTTP.send(
          by.request(path + query, "Content-Type", "application/json", "If-Match", "\"1\"")
              .method(it.method().toUpperCase(Locale.ROOT), BodyPublishers.ofString(body))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
