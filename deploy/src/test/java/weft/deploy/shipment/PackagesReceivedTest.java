package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/** A receipt records the packages that arrived; both sides see which are missing. */
class PackagesReceivedTest {
  private final RunningHub hub = RunningHub.shared();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final String number = "PK-" + Long.toString(System.nanoTime(), 36);

  private String sent() {
    JsonNode written =
        OwnHub.ok(
            supplier.post(
                "/api/v1/shipments",
                """
                {"number": "%1$s", "buyer": "HENGYUE", "shipTo": "PLANT1", "shipped": "%2$s",
                 "lines": [{"part": "%1$s", "quantity": "30", "unit": "PCE"}], "packages": [
                  {"label": "%1$s-P", "packages": [
                    {"label": "%1$s-1", "contents": [{"part": "%1$s", "quantity": "10"}]},
                    {"label": "%1$s-2", "contents": [{"part": "%1$s", "quantity": "10"}]},
                    {"label": "%1$s-3", "contents": [{"part": "%1$s", "quantity": "10"}]}]}]}
                """
                    .formatted(number, today),
                OwnHub.JSON));
    buyer.settle();
    return "/api/v1/shipments/" + written.path("id").asString();
  }

  private JsonNode received(String shipment, int quantity, String packages, int status) {
    long version = buyer.json(shipment).path("version").asLong();
    var answer =
        buyer.post(
            shipment + "/receipts",
            """
            {"received": "%s", "lines": [{"part": "%s", "quantity": "%d", "unit": "PCE"}], "packages": [%s]}
            """
                .formatted(today, number, quantity, packages),
            "Content-Type",
            "application/json",
            "If-Match",
            "\"" + version + "\"");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    buyer.settle();
    return Api.body(answer);
  }

  private String label(int box) {
    return "\"" + number + "-" + box + "\"";
  }

  @Test
  void what_came_and_what_did_not_is_seen_by_both() {
    String shipment = sent();
    assertThat(buyer.json(shipment).path("missingPackages")).isEmpty();
    received(shipment, 20, label(1) + ", " + label(2), 200);
    for (Api it : List.of(buyer, supplier)) {
      JsonNode seen = it.json(shipment);
      assertThat(seen.at("/receipts/0/packages").valueStream().map(JsonNode::asString))
          .containsExactly(number + "-1", number + "-2");
      assertThat(seen.path("missingPackages").valueStream().map(JsonNode::asString))
          .containsExactly(number + "-3");
      JsonNode receipt =
          it.items("/api/v1/receipts?limit=500").stream()
              .filter(one -> one.path("shipmentNumber").asString().equals(number))
              .findFirst()
              .orElseThrow();
      assertThat(receipt.path("packages")).hasSize(2);
    }
    var twice = received(shipment, 10, label(2), 422);
    assertThat(twice.path("code").asString()).isEqualTo("package-received-twice");
    var unknown = received(shipment, 10, "\"OTHER\"", 422);
    assertThat(unknown.path("code").asString()).isEqualTo("package-not-sent");
    assertThat(unknown.at("/errors/0/pointer").asString()).isEqualTo("/packages");
    received(shipment, 10, label(3), 200);
    assertThat(buyer.json(shipment).path("missingPackages")).isEmpty();
  }

  @Test
  void who_counts_no_packages_says_nothing_of_them() {
    String shipment = sent();
    received(shipment, 30, "", 200);
    JsonNode seen = supplier.json(shipment);
    assertThat(seen.at("/receipts/0/packages").isNull()).isTrue();
    assertThat(seen.path("missingPackages")).isEmpty();
  }
}
