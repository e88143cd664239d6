package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/** Both sides settle the differences of a delivery, and goods go back. */
class ReturnsTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private final RunningHub hub = RunningHub.shared();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final Api stranger = new Api(hub, "hongzhu-api");

  /** Unique to one test and run. */
  private final String part = "RT-" + Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);

  @Test
  void damaged_goods_go_back_as_both_agreed_and_stock_of_both_moves_with_them() {
    String path = received(30, "damaged", 4);
    assertThat(waits(buyer, path)).isTrue();
    assertThat(waits(supplier, path)).isTrue();
    assertThat(code(post(buyer, path + "/returns", sendBack("R-1", 4)), 409))
        .isEqualTo("return-not-agreed");
    ok(post(buyer, path + "/settlements", settle("returned")));
    assertThat(waits(buyer, path)).isFalse();
    assertThat(waits(supplier, path)).isTrue();
    JsonNode settled = ok(post(supplier, path + "/settlements", settle("returned")));
    JsonNode row = buyer.json(path + "?atLeast=" + settled.path("position"));
    assertThat(row.at("/settlements/0/settled").asBoolean()).isTrue();
    assertThat(waits(supplier, path)).isFalse();

    JsonNode sent = ok(post(buyer, path + "/returns", sendBack("R-1", 4)));
    assertThat(stock(buyer, sent)).isEqualTo("usable 26");
    assertThat(stock(supplier, sent)).as("still on its way").isEmpty();
    String back = "{\"number\": \"R-1\", \"on\": \"%s\"}".formatted(TODAY);
    assertThat(post(buyer, path + "/taken-back", back).statusCode()).isEqualTo(404);
    JsonNode taken = ok(post(supplier, path + "/taken-back", back));
    assertThat(stock(supplier, taken)).isEqualTo("inspection 4");
    JsonNode returned =
        supplier.json(path + "?as=supplier&atLeast=" + taken.path("position")).at("/returns/0");
    assertThat(returned.path("takenBack").asString()).isEqualTo(TODAY.toString());
    assertThat(returned.path("site").asString()).isEqualTo("PLANT1");
  }

  @Test
  void what_came_too_much_goes_back_from_usable_stock() {
    String path = received(34, "over", 4);
    ok(post(supplier, path + "/settlements", settle("returned")));
    ok(post(buyer, path + "/settlements", settle("returned")));
    JsonNode sent = ok(post(buyer, path + "/returns", sendBack("R-1", 4)));
    assertThat(stock(buyer, sent)).isEqualTo("usable 30");
  }

  @Test
  void what_comes_back_is_in_its_suppliers_stock_by_the_suppliers_number() {
    String path = received(30, "damaged", 4);
    String agreement =
        "{\"partner\": \"HENGYUE\", \"part\": \"JX-%1$s\", \"partnerPart\": \"%1$s\", \"unit\": \"PCE\"}"
            .formatted(part);
    ok(
        supplier.post(
            "/api/v1/part-agreements?as=supplier", agreement, "Content-Type", "application/json"));
    ok(post(buyer, path + "/settlements", settle("returned")));
    ok(post(supplier, path + "/settlements", settle("returned")));
    ok(post(buyer, path + "/returns", sendBack("R-1", 4)));
    String back = "{\"number\": \"R-1\", \"on\": \"%s\"}".formatted(TODAY);
    JsonNode taken = ok(post(supplier, path + "/taken-back", back));
    assertThat(stock(supplier, taken)).as("by the buyer's number").isEmpty();
    assertThat(
            supplier
                .json("/api/v1/stock?part=JX-" + part + "&atLeast=" + taken.path("position"))
                .at("/items/0/quantity")
                .asString())
        .isEqualTo("4");
  }

  @Test
  void the_history_tells_it_in_words() {
    String path = received(30, "damaged", 2);
    JsonNode done = ok(post(buyer, path + "/settlements", settle("scrapped")));
    String id = path.substring(path.lastIndexOf('/') + 1);
    assertThat(
            supplier
                .get("/api/v1/history/streams/" + id + "?atLeast=" + done.path("position"))
                .body())
        .contains("scrapped on site", "就地报废");
  }

  @Test
  void nothing_came_went_back_or_was_taken_back_on_a_day_that_has_not_begun() {
    LocalDate later = TODAY.plusDays(3);
    String path = received(30, "damaged", 4);
    ok(post(buyer, path + "/settlements", settle("returned")));
    ok(post(supplier, path + "/settlements", settle("returned")));
    refusedAsFuture(
        post(
            buyer,
            path + "/receipts",
            "{\"received\": \"%s\", \"lines\": [{\"part\": \"%s\", \"quantity\": \"1\", \"unit\": \"PCE\"}]}"
                .formatted(later, part)),
        "/received");
    refusedAsFuture(
        post(
            buyer,
            path + "/returns",
            sendBack("R-1", 4).replace(TODAY.toString(), later.toString())),
        "/sent");
    ok(post(buyer, path + "/returns", sendBack("R-1", 4)));
    refusedAsFuture(
        post(
            supplier,
            path + "/taken-back",
            "{\"number\": \"R-1\", \"on\": \"%s\"}".formatted(later)),
        "/on");
  }

  private static void refusedAsFuture(HttpResponse<String> answer, String pointer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(Api.body(answer).at("/errors/0/code").asString()).isEqualTo("date-in-future");
    assertThat(Api.body(answer).at("/errors/0/pointer").asString()).isEqualTo(pointer);
  }

  @Test
  void others_neither_settle_nor_see_it() {
    String path = received(30, "damaged", 2);
    assertThat(stranger.get(path).statusCode()).isEqualTo(404);
    assertThat(postAt(stranger, path + "/settlements", settle("returned"), 2).statusCode())
        .isEqualTo(404);
    assertThat(postAt(stranger, path + "/returns", sendBack("R-1", 1), 2).statusCode())
        .isEqualTo(404);
  }

  /** A shipment of 30, of which the first number came and the second differs. */
  private String received(int came, String kind, int differing) {
    JsonNode shipment =
        ok(
            supplier.post(
                "/api/v1/shipments",
                """
                {"number": "LS-%1$s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1", "shipped": "%2$s",
                 "lines": [{"part": "%1$s", "quantity": "30", "unit": "PCE"}]}
                """
                    .formatted(part, TODAY),
                "Content-Type",
                "application/json"));
    String path = "/api/v1/shipments/" + shipment.path("id").asString();
    String body =
        """
        {"number": "WE-%1$s", "received": "%2$s", "lines": [{"part": "%1$s", "quantity": "%3$d", "unit": "PCE",
         "difference": {"kind": "%4$s", "quantity": "%5$d"}}]}
        """
            .formatted(part, TODAY, came, kind, differing);
    JsonNode received = ok(postAt(buyer, path + "/receipts", body, 1));
    buyer.json(path + "?atLeast=" + received.path("position"));
    return path;
  }

  private static String settle(String outcome) {
    return "{\"receipt\": 1, \"line\": 1, \"outcome\": \"%s\"}".formatted(outcome);
  }

  private static String sendBack(String number, int quantity) {
    return """
    {"number": "%s", "sent": "%s", "parts": [{"receipt": 1, "line": 1, "quantity": "%d"}]}
    """
        .formatted(number, TODAY, quantity);
  }

  /** Whether the side's list of shipments to settle has the shipment. */
  private boolean waits(Api by, String path) {
    by.settle();
    String side = by == buyer ? "buyer" : "supplier";
    return by
        .items("/api/v1/shipments?limit=100&toSettle=true&as=" + side + "&part=" + part)
        .stream()
        .anyMatch(it -> path.endsWith(it.path("id").asString()));
  }

  /** At the shipment's present version. */
  private HttpResponse<String> post(Api by, String path, String body) {
    by.settle();
    String shipment = path.substring(0, path.lastIndexOf('/'));
    return postAt(by, path, body, buyer.json(shipment).path("version").asLong());
  }

  private static HttpResponse<String> postAt(Api by, String path, String body, long version) {
    return by.post(
        path, body, "Content-Type", "application/json", "If-Match", "\"" + version + "\"");
  }

  private String stock(Api of, JsonNode written) {
    var all = new StringBuilder();
    of.json("/api/v1/stock?part=" + part + "&atLeast=" + written.path("position"))
        .path("items")
        .forEach(
            it -> {
              if (!it.path("quantity").asString().equals("0"))
                all.append(it.path("status").asString())
                    .append(' ')
                    .append(it.path("quantity").asString())
                    .append(' ');
            });
    return all.toString().strip();
  }

  private static String code(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return Api.body(answer).path("code").asString();
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer);
  }
}
