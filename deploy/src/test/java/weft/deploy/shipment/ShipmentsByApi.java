package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/** Shipments announced by the API, and their effects on stock. */
abstract class ShipmentsByApi {
  static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  final RunningHub hub = RunningHub.shared();
  final Api supplier = new Api(hub, "jiaxin-api");

  static String sent(String number, String lines, String more) {
    return """
    {"number": "%s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1", "shipped": "%s", "arrives": "%s", "lines": [%s]%s}\
    """
        .formatted(number, TODAY, TODAY.plusDays(2), lines, more);
  }

  static String line(String part, String quantity) {
    return "{\"part\": \"%s\", \"quantity\": \"%s\", \"unit\": \"PCE\", \"agreement\": \"5500012\"}"
        .formatted(part, quantity);
  }

  HttpResponse<String> announce(Api as, String body) {
    return as.post("/api/v1/shipments", body, "Content-Type", "application/json");
  }

  static String one(JsonNode shipment) {
    return "/api/v1/shipments/" + shipment.path("id").asString();
  }

  static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer);
  }

  static String code(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return Api.body(answer).path("code").asString();
  }

  void count(Api holder, String site, String part, String quantity) {
    ok(
        holder.post(
            "/api/v1/stock/counts",
            """
            {"site": "%s", "part": "%s", "category": "finished", "status": "usable", "unit": "PCE", "at": "%s", "quantity": "%s"}\
            """
                .formatted(site, part, NOW.minus(3, ChronoUnit.DAYS), quantity),
            "Content-Type",
            "application/json"));
  }

  static String stock(Api of, String part, JsonNode written) {
    var all = new StringBuilder();
    of.json("/api/v1/stock?part=" + part + "&atLeast=" + written.path("position"))
        .path("items")
        .forEach(
            it ->
                all.append(it.path("status").asString())
                    .append(' ')
                    .append(it.path("quantity").asString())
                    .append(' '));
    return all.toString().strip();
  }

  static List<String> unknown(Api of, JsonNode shipment) {
    List<String> names = new ArrayList<>();
    of.json(one(shipment) + "?atLeast=" + shipment.path("position"))
        .path("unknown")
        .forEach(it -> names.add(it.path("what").asString() + " " + it.path("name").asString()));
    return names;
  }
}
