package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;

/** A user who ships checks the proposal, and usually types nothing. */
class ShipmentProposalTest extends ShipmentsByApi {
  private static final String TO = "/api/v1/shipments/proposal?buyer=HENGYUE&shipTo=PLANT1";
  private final Api buyer = new Api(hub, "hengyue-planner");

  private JsonNode counted(String part, String batch, String quantity, int daysAgo) {
    return ok(
        supplier.postJson(
            "/api/v1/stock/counts",
            """
            {"site": "JX1", "part": "%s", "batch": "%s", "category": "finished", "status": "usable", "quantity": "%s", "unit": "PCE", "at": "%s"}\
            """
                .formatted(part, batch, quantity, Instant.now().minus(daysAgo, ChronoUnit.DAYS))));
  }

  @Test
  void the_number_goes_on_with_the_suppliers_series_and_is_free_until_it_is_sent() {
    ok(announce(supplier, sent("PROP-0098", line("SP-1", "1"), "")));
    String number = supplier.json(TO).path("number").asString();
    assertThat(number).startsWith("PROP-0");
    assertThat(supplier.json(TO).path("number").asString()).isEqualTo(number);
    ok(announce(supplier, sent(number, line("SP-1", "1"), "")));
    String next = supplier.json(TO).path("number").asString();
    assertThat(count(next)).isEqualTo(count(number) + 1);
  }

  private static int count(String number) {
    return Integer.parseInt(number.substring("PROP-".length()));
  }

  @Test
  void arrival_packing_and_both_numbers_come_from_the_agreement() {
    ok(
        buyer.postJson(
            "/api/v1/part-agreements",
            """
            {"partner": "JIAXIN", "part": "SP-2", "partnerPart": "JX-SP-2", "unit": "PCE", "transitDays": 3,
             "names": {"zh": "支座", "en": "Bracket"}}
            """));
    ok(
        supplier.postJson(
            "/api/v1/part-agreements",
            """
            {"partner": "HENGYUE", "part": "JX-SP-2", "partnerPart": "SP-2", "packaging": {"kind": "KLT6428", "quantity": "24"}}
            """));
    LocalDate monday = LocalDate.of(2026, 12, 7);
    for (String named : List.of("&part=JX-SP-2", "&partnerPart=SP-2")) {
      JsonNode proposed = supplier.json(TO + "&shipped=" + monday + named);
      assertThat(proposed.at("/parts/0/part").asString()).isEqualTo("JX-SP-2");
      assertThat(proposed.at("/parts/0/partnerPart").asString()).isEqualTo("SP-2");
      assertThat(proposed.at("/parts/0/names/en").asString()).isEqualTo("Bracket");
      assertThat(proposed.at("/parts/0/packaging/kind").asString()).isEqualTo("KLT6428");
      assertThat(proposed.at("/parts/0/packaging/quantity").asString()).isEqualTo("24");
      assertThat(proposed.path("arrives").asString()).isEqualTo(monday.plusDays(3).toString());
    }
    JsonNode unknown = supplier.json(TO + "&shipped=" + monday + "&partnerPart=SP-NEW");
    assertThat(unknown.path("arrives").asString()).isEqualTo(monday.toString());
    assertThat(unknown.at("/parts/0/packaging").isNull()).isTrue();
  }

  @Test
  void batches_that_are_there_are_told_the_oldest_first_and_none_that_lacks() {
    counted("SP-3", "B-NEW", "40", 1);
    counted("SP-3", "B-OLD", "10", 9);
    counted("SP-3", "B-EMPTY", "0", 9);
    JsonNode last = counted("SP-3", "B-LATEST", "5", 0);
    String line = line("SP-3", "7").replaceFirst("[{]", "{\"batch\": \"B-GONE\", ");
    ok(announce(supplier, sent("SP3-1", line, ", \"belowZero\": \"counted late\"")));
    assertThat(batches(TO + "&part=SP-3&atLeast=" + last.path("position")))
        .containsExactly("B-OLD 10", "B-NEW 40", "B-LATEST 5");
    assertThat(new Api(hub, "hongzhu-api").json(TO + "&part=SP-3").at("/parts/0/batches"))
        .as("another supplier's stock")
        .isEmpty();
  }

  private List<String> batches(String url) {
    List<String> all = new ArrayList<>();
    supplier
        .json(url)
        .at("/parts/0/batches")
        .forEach(it -> all.add(it.path("batch").asString() + " " + it.path("quantity").asString()));
    return all;
  }

  @Test
  void nobody_gets_one_for_a_buyer_that_he_does_not_sell_to() {
    assertThat(supplier.get(TO.replace("HENGYUE", "XIANGYIN")).statusCode()).isEqualTo(400);
    assertThat(buyer.get(TO).statusCode()).isEqualTo(403);
    assertThat(supplier.get(TO + "&shipped=9999-01-01").statusCode()).isEqualTo(400);
    assertThat(supplier.get(TO + "&shipped=%2B999999999-01-01").statusCode()).isEqualTo(400);
    assertThat(supplier.get(TO + "&part=P".repeat(201)).statusCode()).isEqualTo(400);
  }
}
