package weft.deploy.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/**
 * A buyer without EDI places, changes and cancels orders; the supplier answers them like any other.
 */
class OrdersByHandTest {
  private static final String ORDERS = "/api/v1/orders";
  private static final String[] JSON = {"Content-Type", "application/json"};
  private final RunningHub hub = RunningHub.shared();
  private final Api buyer = new Api(hub, "buyer@hengyue");
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api stranger = new Api(hub, "lingyun-edi");

  private static String number() {
    return "H" + UUID.randomUUID().toString().substring(0, 8);
  }

  private static String order(String number, String lines) {
    return """
    {"number": "%s", "supplier": "JIAXIN", "site": "PLANT1", "currency": "CNY", "lines": [%s], "texts": ["Deliver to gate 3"]}\
    """
        .formatted(number, lines);
  }

  private static String line(String line, String quantity, String more) {
    return """
    {"line": "%s", "part": "BY-HAND-1", "unit": "PCE", "quantity": "%s", "price": "12.50"%s}\
    """
        .formatted(line, quantity, more);
  }

  private static final String TEN = line("10", "40", ", \"date\": \"2027-03-01\"");

  private JsonNode placed(String number) {
    var answer = buyer.post(ORDERS, order(number, TEN), JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    buyer.settle();
    return Api.body(answer);
  }

  private static JsonNode seen(Api by, String as, String number) {
    return by.json(ORDERS + "?as=" + as + "&number=" + number).path("items");
  }

  private static String code(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode body = Api.body(answer);
    return body.path("errors").isEmpty()
        ? body.path("code").asString()
        : body.at("/errors/0/pointer").asString() + " " + body.at("/errors/0/code").asString();
  }

  private HttpResponse<String> put(String id, String version, String body) {
    return buyer.put(
        ORDERS + "/" + id, body, "Content-Type", "application/json", "If-Match", version);
  }

  @Test
  void the_supplier_sees_it_and_answers_and_others_see_nothing() {
    String number = number();
    String id = placed(number).path("id").asString();
    assertThat(seen(supplier, "supplier", number)).hasSize(1);
    assertThat(seen(stranger, "buyer", number)).isEmpty();
    assertThat(stranger.get(ORDERS + "/" + id).statusCode()).isEqualTo(404);
    JsonNode page = supplier.json(ORDERS + "/" + id + "?as=supplier");
    assertThat(page.at("/lines/0/part").asString()).isEqualTo("BY-HAND-1");
    assertThat(page.at("/order/terms/texts/0").asString(page.toString()))
        .contains("Deliver to gate 3");
    var accepted =
        supplier.post(
            ORDERS + "/" + id + "/responses",
            "{\"responses\": [{\"line\": \"10\", \"answer\": \"accept\"}]}",
            "Content-Type",
            "application/json",
            "If-Match",
            "\"1\"");
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
    buyer.settle();
    assertThat(seen(buyer, "buyer", number).at("/0/state").asString()).isEqualTo("confirmed");
  }

  @Test
  void a_change_says_the_whole_anew_and_what_stands_as_it_did_keeps_its_answer() {
    String number = number();
    JsonNode written = placed(number);
    String id = written.path("id").asString();
    String more = TEN + ", " + line("20", "5", ", \"date\": \"2027-03-08\"");
    var changed = put(id, "\"1\"", order(number, more));
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    buyer.settle();
    JsonNode page = buyer.json(ORDERS + "/" + id + "?as=buyer");
    assertThat(page.path("lines"))
        .extracting(it -> it.path("line").asString() + " " + it.path("quantity").asString())
        .containsExactly("10 40", "20 5");
    assertThat(code(put(id, "\"1\"", order(number, TEN)), 412)).isEqualTo("stale");
    assertThat(code(put(id, "\"2\"", order("ANOTHER", TEN)), 422))
        .isEqualTo("/number number-differs");
    assertThat(
            stranger.put(ORDERS + "/" + id, order(number, TEN), "If-Match", "\"2\"").statusCode())
        .isIn(403, 404, 415, 422);
  }

  @Test
  void it_is_cancelled_once_by_its_buyer_alone() {
    String number = number();
    String id = placed(number).path("id").asString();
    String path = ORDERS + "/" + id + "/cancellation";
    assertThat(stranger.post(path, "", "If-Match", "\"1\"").statusCode()).isEqualTo(404);
    assertThat(supplier.post(path, "", "If-Match", "\"1\"").statusCode()).isIn(403, 404);
    assertThat(buyer.post(path, "").statusCode()).isEqualTo(428);
    assertThat(buyer.post(path, "", "If-Match", "\"1\"").statusCode()).isEqualTo(200);
    buyer.settle();
    assertThat(seen(supplier, "supplier", number).at("/0/state").asString()).isEqualTo("cancelled");
    assertThat(code(put(id, "\"2\"", order(number, TEN)), 409)).isEqualTo("order-cancelled");
  }

  @Test
  void a_number_is_used_once_and_the_same_request_twice_is_one_order() {
    String number = number();
    long version = placed(number).path("version").asLong();
    assertThat(placed(number).path("version").asLong()).isEqualTo(version);
    var other = order(number, line("10", "41", ", \"date\": \"2027-03-01\""));
    assertThat(code(buyer.post(ORDERS, other, JSON), 409)).isEqualTo("order-exists");
  }

  @Test
  void what_cannot_be_meant_is_refused_at_its_place() {
    String day = ", \"date\": \"2027-03-01\"";
    for (var it :
        List.of(
            List.of(order("", TEN), "/number text-length"),
            List.of(order("X1", ""), "/lines no-lines"),
            List.of(order("X1", TEN + ", " + TEN), "/lines/1/line line-twice"),
            List.of(order("X1", line("10", "-5", day)), "/lines/0/quantity quantity-negative"),
            List.of(order("X1", line("10", "0", day)), "/lines/0/quantity quantity-zero"),
            List.of(order("X1", line("10", "5", "")), "/lines/0/date value-missing"),
            List.of(
                order(
                    "X1",
                    line(
                        "10",
                        "5",
                        ", \"schedule\": [{\"date\": \"2027-03-01\", \"quantity\": \"4\"}]")),
                "/lines/0/schedule schedule-sum"),
            List.of(
                order(
                    "X1",
                    line(
                        "10",
                        "5",
                        ", \"schedule\": [{\"date\": \"2027-03-01\", \"quantity\": \"5\"},"
                            + " {\"date\": \"2027-03-02\", \"quantity\": \"0\"}]")),
                "/lines/0/schedule/1/quantity quantity-zero"),
            List.of(order("X1", TEN).replace("CNY", "yuan"), "/currency currency-invalid"),
            List.of(order("X1", TEN).replace("PLANT1", "PLANT9"), "/site site-unknown"),
            List.of(order("X1", TEN).replace("JIAXIN", "XIANGYIN"), "/supplier no-partnership")))
      assertThat(code(buyer.post(ORDERS, it.get(0), JSON), 422)).isEqualTo(it.get(1));
    assertThat(new Api(hub, "sales@jiaxin").post(ORDERS, order("X1", TEN), JSON).statusCode())
        .isEqualTo(403);
  }
}
