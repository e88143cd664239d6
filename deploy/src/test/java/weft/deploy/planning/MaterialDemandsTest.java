package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/** A buyer publishes its sites' demand; only the supplier that it names sees it. */
class MaterialDemandsTest {
  private static final String[] JSON = {"Content-Type", "application/json"};
  private final RunningHub hub = RunningHub.shared();
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api stranger = new Api(hub, "lingyun-edi");

  private static String demand(String part, String more, String lines) {
    return """
    {"site": "PLANT1", "part": "%s", %s "unit": "PCE", "from": "2026-12-07", "until": "2026-12-20", "lines": [%s]}\
    """
        .formatted(part, more, lines);
  }

  private JsonNode published(String part, String more, String lines) {
    var answer = buyer.post("/api/v1/material-demands", demand(part, more, lines), JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ETag")).isPresent();
    return Api.body(answer);
  }

  private static String list(String part, JsonNode written) {
    return "/api/v1/material-demands?part=" + part + "&atLeast=" + written.path("position");
  }

  @Test
  void the_supplier_that_is_named_sees_it_and_nobody_else() {
    var written =
        published(
            "MD-1",
            "\"supplier\": \"JIAXIN\",",
            "{\"date\": \"2026-12-08\", \"quantity\": \"40\"}, {\"week\": \"2026-W51\","
                + " \"quantity\": \"200.5\"}");
    for (Api it : List.of(buyer, supplier)) {
      var row = it.json(list("MD-1", written) + (it == supplier ? "&as=supplier" : ""));
      assertThat(row.at("/items/0/lines/1/week").asString()).isEqualTo("2026-W51");
      assertThat(row.at("/items/0/lines/1/quantity").asString()).isEqualTo("200.5");
      assertThat(row.at("/items/0/version").asLong()).isEqualTo(1);
    }
    assertThat(stranger.json(list("MD-1", written)).path("items")).isEmpty();
    String one = "/api/v1/material-demands/" + written.path("id").asString();
    assertThat(buyer.get(one).statusCode()).isEqualTo(200);
    assertThat(stranger.get(one).statusCode()).isEqualTo(404);
  }

  @Test
  void a_demand_without_a_supplier_is_the_buyers_own() {
    var written = published("MD-2", "", "{\"date\": \"2026-12-08\", \"quantity\": \"40\"}");
    assertThat(buyer.json(list("MD-2", written)).path("items")).hasSize(1);
    assertThat(supplier.json(list("MD-2", written) + "&as=supplier").path("items")).isEmpty();
  }

  @Test
  void what_was_published_is_told_to_those_who_follow_changes() {
    var before = supplier.json("/api/v1/changes?as=supplier").path("next").asString();
    var written =
        published(
            "MD-3", "\"supplier\": \"JIAXIN\",", "{\"date\": \"2026-12-08\", \"quantity\": \"7\"}");
    supplier.json(list("MD-3", written) + "&as=supplier"); // waits
    var told = supplier.json("/api/v1/changes?as=supplier&after=" + before).path("items");
    assertThat(told)
        .filteredOn(it -> it.path("event").asString().equals("material-demands"))
        .extracting(it -> it.at("/data/row/part").asString())
        .contains("MD-3");
  }

  @Test
  void who_names_the_version_it_saw_replaces_nothing_that_a_colleague_published_meanwhile() {
    String path = "/api/v1/material-demands";
    String line = "{\"date\": \"2026-12-08\", \"quantity\": \"%s\"}";
    for (String unseen : List.of("\"1\"", "\"7\""))
      assertThat(put(path, demand("MD-6", "", line.formatted(1)), unseen)).isEqualTo(412);
    published("MD-6", "", line.formatted(1));
    assertThat(put(path, demand("MD-6", "", line.formatted(2)), "\"1\"")).isEqualTo(200);
    assertThat(put(path, demand("MD-6", "", line.formatted(3)), "\"1\"")).isEqualTo(412);
    assertThat(put(path, demand("MD-6", "", line.formatted(3)), "one")).isEqualTo(400);
    var last = published("MD-6", "", line.formatted(4));
    assertThat(buyer.json(list("MD-6", last)).at("/items/0/lines/0/quantity").asString())
        .isEqualTo("4");
  }

  private int put(String path, String body, String ifMatch) {
    return buyer
        .post(path, body, "Content-Type", "application/json", "If-Match", ifMatch)
        .statusCode();
  }

  @Test
  void neither_a_stranger_nor_an_unknown_site_is_taken_for_what_was_meant() {
    String path = "/api/v1/material-demands";
    var stranger = buyer.post(path, demand("MD-5", "\"supplier\": \"XIANGYIN\",", ""), JSON);
    assertThat(stranger.statusCode()).isEqualTo(422);
    assertThat(Api.body(stranger).at("/errors/0/code").asString()).isEqualTo("no-partnership");
    var nowhere = buyer.post(path, demand("MD-5", "", "").replace("PLANT1", "PLANT9"), JSON);
    assertThat(nowhere.statusCode()).isEqualTo(422);
    assertThat(Api.body(nowhere).at("/errors/0/code").asString()).isEqualTo("site-unknown");
  }

  @Test
  void faults_are_told_with_their_place_and_refusals_with_their_code() {
    var faulty =
        buyer.post(
            "/api/v1/material-demands",
            demand("MD-4", "", "{\"date\": \"2026-12-08\", \"quantity\": \"-1\"}"),
            JSON);
    assertThat(faulty.statusCode()).isEqualTo(422);
    assertThat(Api.body(faulty).at("/errors/0/pointer").asString()).isEqualTo("/lines/0/quantity");
    var outside =
        buyer.post(
            "/api/v1/material-demands",
            demand("MD-4", "", "{\"date\": \"2027-01-08\", \"quantity\": \"1\"}"),
            JSON);
    assertThat(outside.statusCode()).isEqualTo(422);
    assertThat(Api.body(outside).path("code").asString()).isEqualTo("outside-horizon");
    assertThat(buyer.get("/api/v1/material-demands?limit=x").statusCode()).isEqualTo(400);
  }
}
