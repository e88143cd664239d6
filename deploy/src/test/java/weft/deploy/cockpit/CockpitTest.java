package weft.deploy.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/** Management reads one answer; each number leads to what made it, and says why it is unknown. */
class CockpitTest {
  private static final String COCKPIT = "/api/v1/cockpit?site=JX1";

  private final RunningHub hub = RunningHub.busy();
  private final Api director = new Api(hub, "director@jiaxin");
  private final Api client = new Api(hub, "jiaxin-api");

  @Test
  void it_shows_orders_line_stock_and_picking_at_one_position() {
    client.settle();
    JsonNode it = director.json(COCKPIT);
    assertThat(it.path("site").asString()).isEqualTo("JX1");
    assertThat(it.path("position").asLong()).isPositive();
    assertThat(it.path("line").path("machines").size()).isGreaterThanOrEqualTo(3);
    assertThat(it.at("/orders/week/of/callOffs/value").isNull()).isFalse();
    assertThat(it.path("views").toString()).contains("pickings", "machines", "call-offs");
    assertThat(director.json("/api/v1/cockpit").path("site").asString())
        .as("the only site")
        .isEqualTo("JX1");
    for (JsonNode figure : figures(it)) {
      assertThat(figure.path("link").asString()).startsWith("/");
      assertThat(figure.path("value").isNull())
          .as(figure.toString())
          .isEqualTo(!figure.path("unknown").isNull());
    }
    assertThat(figures(it)).hasSizeGreaterThanOrEqualTo(10);
  }

  /** Every object of the answer with a value and a link. */
  private static List<JsonNode> figures(JsonNode in) {
    List<JsonNode> all = new ArrayList<>();
    if (in.isObject() && in.has("value") && in.has("link")) all.add(in);
    for (JsonNode it : in) all.addAll(figures(it));
    return all;
  }

  @Test
  void its_numbers_equal_those_of_the_lists() {
    client.settle();
    JsonNode it = director.json(COCKPIT);
    int late = it.at("/orders/late/value").asInt();
    assertThat(late)
        .isEqualTo(
            it.at("/orders/late/of/callOffs/value").asInt()
                + it.at("/orders/late/of/orderLines/value").asInt());
    long runOuts =
        client.items("/api/v1/run-outs?side=supplier&limit=500").stream()
            .filter(row -> row.path("site").asString().equals("JX1"))
            .filter(row -> !row.path("runOut").isNull())
            .filter(
                row ->
                    row.at("/runOut/on")
                            .asString()
                            .compareTo(
                                LocalDate.parse(row.path("today").asString())
                                    .plusDays(13)
                                    .toString())
                        <= 0)
            .count();
    assertThat(it.at("/stock/runOuts/value").asLong()).isEqualTo(runOuts);
  }

  @Test
  void an_opened_picking_counts_and_a_wrong_scan_shows() {
    client.settle();
    long before = director.json(COCKPIT).at("/picking/open/value").asLong();
    String own = UUID.randomUUID().toString().substring(0, 8);
    OwnHub.ok(
        client.postJson(
            "/api/v1/pickings",
            """
            {"number": "PK-%1$s", "site": "JX1", "lines": [{"part": "JX-%1$s", "quantity": "1", "unit": "PCE"}]}
            """
                .formatted(own)));
    client.settle();
    assertThat(director.json(COCKPIT).at("/picking/open/value").asLong()).isGreaterThan(before);
  }

  @Test
  void only_management_of_the_sites_owner_reads_it() {
    for (String other : List.of("sales@jiaxin", "warehouse@jiaxin", "jiaxin-gateway"))
      assertThat(new Api(hub, other).get(COCKPIT).statusCode()).as(other).isEqualTo(403);
    assertThat(new Api(hub, "hongzhu-api").get(COCKPIT).statusCode()).isEqualTo(404);
    assertThat(director.get("/api/v1/cockpit?site=HZ1").statusCode()).isEqualTo(404);
    assertThat(director.get("/api/v1/cockpit?site=NOWHERE").statusCode()).isEqualTo(404);
  }
}
