package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import weft.deploy.Api;

/** Balances of up to 500 parts in one call equal those of each part's own call. */
class BalancesOfPartsTest extends BetweenPartners {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String PATH = "/api/v1/supply-balances";

  @Test
  void each_is_the_balance_that_the_part_has_by_itself() {
    counted(supplier, "JX1", "BOP-1", finished("usable", "30", "PCE"));
    counted(supplier, "JX1", "BOP-2", finished("usable", "7", "KGM"));
    JsonNode answer = listed("[\"BOP-2\", \"BOP-NONE\", \"BOP-1\", \"JX-881\", \"BOP-2\"]");
    assertThat(answer.path("items"))
        .extracting(it -> it.path("part").asString())
        .containsExactly("BOP-2", "BOP-NONE", "BOP-1", "JX-881");
    for (JsonNode it : answer.path("items")) {
      JsonNode alone =
          supplier.json(
              "/api/v1/supply-balance?side=supplier&site=JX1&days=60&grain=week&part="
                  + it.path("part").asString());
      assertThat(withoutCause(it)).isEqualTo(withoutCause(alone));
    }
    assertThat(answer.path("next").isNull()).isTrue();
  }

  /** A list does not wait long for causes; the first answer may lack them. */
  private static JsonNode withoutCause(JsonNode balance) {
    JsonNode copy = balance.deepCopy();
    if (copy.path("runOut") instanceof ObjectNode runOut) runOut.remove("cause");
    return copy;
  }

  private JsonNode listed(String parts) {
    return posted(
        supplier,
        "supply-balances",
        "{\"side\": \"supplier\", \"site\": \"JX1\", \"days\": 60, \"grain\": \"week\", \"parts\": "
            + parts
            + "}");
  }

  @Test
  void pages_end_by_bytes_and_together_have_every_part_once() {
    List<String> parts = IntStream.range(0, 500).mapToObj(it -> "BOP-P" + it).toList();
    List<String> answered = new ArrayList<>();
    String cursor = "";
    int pages = 0;
    do {
      String body = body(parts, cursor);
      var answer = supplier.post(PATH, body, JSON);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body().length()).isLessThan(1_100_000);
      JsonNode page = Api.body(answer);
      page.path("items").forEach(it -> answered.add(it.path("part").asString()));
      cursor = page.path("next").asString("");
      pages++;
    } while (!cursor.isEmpty());
    assertThat(answered).isEqualTo(parts);
    assertThat(pages).isGreaterThan(1);
    String first = Api.body(supplier.post(PATH, body(parts, ""), JSON)).path("next").asString();
    refused(supplier.post(PATH, body(List.of("ANOTHER"), first), JSON), 400, "cursor-invalid");
  }

  private static String body(List<String> parts, String cursor) {
    ObjectNode body = MAPPER.createObjectNode();
    body.put("side", "supplier").put("site", "JX1").put("days", 60).put("cursor", cursor);
    parts.forEach(body.putArray("parts")::add);
    return body.toString();
  }

  @Test
  void more_than_500_parts_none_and_another_partys_site_are_refused() {
    String parts =
        IntStream.range(0, 501).mapToObj(it -> "\"P" + it + "\"").collect(Collectors.joining(","));
    for (String some : List.of(parts, ""))
      refused(
          supplier.post(PATH, "{\"site\": \"JX1\", \"parts\": [" + some + "]}", JSON),
          422,
          "invalid");
    for (Api it : List.of(stranger, buyer))
      refused(it.post(PATH, "{\"site\": \"JX1\", \"parts\": [\"BOP-1\"]}", JSON), 404, "not-found");
    var far = "{\"site\": \"JX1\", \"parts\": [\"A\"], \"days\": 401, \"from\": \"2099-01-01\"}";
    var answer = supplier.post(PATH, far, JSON);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(
            Api.body(answer).path("errors").valueStream().map(it -> it.path("pointer").asString()))
        .containsExactly("/days", "/from");
  }
}
