package weft.deploy.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/** Only the person who saved a view of a list can see it. */
class SavedViewsTest {
  private final RunningHub hub = RunningHub.shared();
  private final Api sales = new Api(hub, "sales@jiaxin");
  private final String screen = "s-" + letters();

  private static String letters() {
    return UUID.randomUUID().toString().replaceAll("[^a-f]", "");
  }

  private JsonNode keep(String name, String query) {
    var answer = put(sales, screen, name, query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer);
  }

  private static java.net.http.HttpResponse<String> put(
      Api by, String screen, String name, String query) {
    var body = new tools.jackson.databind.json.JsonMapper().createObjectNode();
    body.put("screen", screen).put("name", name).put("query", query);
    return by.put("/api/v1/views", body.toString(), "Content-Type", "application/json");
  }

  private List<String> names(Api of) {
    return of.items("/api/v1/views?screen=" + screen).stream()
        .map(it -> it.path("name").asString())
        .sorted()
        .toList();
  }

  @Test
  void a_view_is_kept_replaced_by_its_name_and_removed() {
    JsonNode kept = keep("Late", "state=open&sort=due");
    assertThat(keep("Late", "state=open").path("id")).isEqualTo(kept.path("id"));
    keep("逾期|本周", "");
    assertThat(names(sales)).containsExactly("Late", "逾期|本周");
    var page = sales.json("/api/v1/views?limit=1&screen=" + screen);
    assertThat(page.path("items")).hasSize(1);
    var next =
        sales.json(
            "/api/v1/views?limit=1&screen=" + screen + "&cursor=" + page.path("next").asString());
    assertThat(next.path("items")).hasSize(1).isNotEqualTo(page.path("items"));
    assertThat(next.path("next").isNull()).isTrue();
    assertThat(sales.delete("/api/v1/views/" + kept.path("id").asString()).statusCode())
        .isEqualTo(200);
    assertThat(names(sales)).containsExactly("逾期|本周");
  }

  @Test
  void nobody_else_sees_or_removes_it_not_even_of_the_same_party() {
    String its = "/api/v1/views/" + keep("Mine", "state=open").path("id").asString();
    for (String other : List.of("warehouse@jiaxin", "buyer@hengyue", "jiaxin-api")) {
      var by = new Api(hub, other);
      assertThat(names(by)).as(other).isEmpty();
      assertThat(by.delete(its).statusCode()).as(other).isEqualTo(404);
      assertThat(by.delete("/api/v1/views/x").statusCode()).as(other).isEqualTo(404);
    }
    var auditor = new Api(hub, "shenji-audit");
    assertThat(names(auditor)).isEmpty();
    assertThat(auditor.delete(its).statusCode()).isEqualTo(403);
    assertThat(put(auditor, screen, "Mine", "").statusCode()).isEqualTo(403);
    assertThat(names(sales)).containsExactly("Mine");
  }

  @Test
  @Tag("long")
  void what_is_kept_is_bounded() {
    assertThat(put(sales, "No Screen", "a", "").statusCode()).isEqualTo(422);
    assertThat(put(sales, screen, "", "").statusCode()).isEqualTo(422);
    assertThat(put(sales, screen, "x".repeat(71), "").statusCode()).isEqualTo(422);
    assertThat(put(sales, screen, "a", "q".repeat(2_001)).statusCode()).isEqualTo(422);
    assertThat(put(sales, screen, "a", "a=\u0001").statusCode()).isEqualTo(422);
    assertThat(sales.put("/api/v1/views", "{}", "Content-Type", "application/json").statusCode())
        .isEqualTo(422);
    var planner = new Api(hub, "planner@jiaxin");
    int already = planner.items("/api/v1/views?limit=500").size();
    for (int i = already; i < 200; i++)
      assertThat(put(planner, screen, "v" + i, "").statusCode()).isEqualTo(200);
    var full = put(planner, screen, "one more", "");
    assertThat(full.statusCode()).isEqualTo(409);
    assertThat(full.body()).contains("too-many-views");
    assertThat(put(planner, screen, "v199", "state=open").statusCode()).isEqualTo(200);
    for (JsonNode it : planner.items("/api/v1/views?limit=500"))
      planner.delete("/api/v1/views/" + it.path("id").asString());
  }
}
