package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.Logins;
import weft.deploy.Registration;

/**
 * Planners' shared data in Catena-X's format: valid by the schemas of its aspect models. Only the
 * two partners see it: each its own data, and the other's as granted.
 */
class SubmodelsTest extends BetweenPartners {
  static Stream<String> aspects() {
    return AspectSchemas.ASPECTS.keySet().stream();
  }

  /** The control: the schemas are loaded, and they refuse faulty data. */
  @ParameterizedTest
  @MethodSource("aspects")
  void the_standards_own_sample_is_valid_and_an_empty_value_is_not(String aspect) {
    Assumptions.assumeTrue(AspectSchemas.areHere());
    assertThat(AspectSchemas.faults(aspect, AspectSchemas.sample(aspect))).isEmpty();
    assertThat(AspectSchemas.faults(aspect, "{}")).isNotEmpty();
    String wrongId =
        AspectSchemas.sample(aspect).replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-", "not-a-uuid");
    assertThat(AspectSchemas.faults(aspect, wrongId)).isNotEmpty();
  }

  @Test
  void a_suppliers_stock_is_outbound_by_site_and_whether_it_is_blocked() {
    agreed("JX-CX-1", "CX-1", ", \"conversions\": [{\"unit\": \"BX\", \"factor\": \"10\"}]");
    counted(supplier, "JX1", "JX-CX-1", finished("usable", "30.5", "PCE"));
    counted(supplier, "JX1", "JX-CX-1", finished("usable", "2", "BX") + ", \"batch\": \"B1\"");
    counted(supplier, "JX1", "JX-CX-1", finished("blocked", "4", "PCE"));
    counted(supplier, "JX1", "JX-CX-1", finished("inspection", "3", "PCE"));
    counted(
        supplier, "JX1", "JX-CX-1", finished("usable", "900", "PCE") + ", \"owner\": \"LINGYUN\"");
    counted(
        supplier,
        "JX1",
        "JX-CX-1",
        "\"category\": \"wip\", \"status\": \"usable\", \"quantity\": \"500\", \"unit\": \"PCE\"");
    var stock = value(supplier, "ItemStock", "partner=HENGYUE&part=JX-CX-1");
    assertThat(stock.path("direction").asString()).isEqualTo("OUTBOUND");
    assertThat(stock.path("positions")).hasSize(1);
    var piles = stock.at("/positions/0/allocatedStocks");
    assertThat(piles).hasSize(2);
    assertThat(piles.at("/0/isBlocked").asBoolean()).isFalse();
    assertThat(piles.at("/0/quantityOnAllocatedStock/value").isNumber()).isTrue();
    assertThat(piles.at("/0/quantityOnAllocatedStock/value").asDouble()).isEqualTo(50.5);
    assertThat(piles.at("/0/quantityOnAllocatedStock/unit").asString()).isEqualTo("unit:piece");
    assertThat(piles.at("/0/stockLocationBPNS").asString()).startsWith("BPNS999");
    assertThat(piles.at("/1/isBlocked").asBoolean()).isTrue();
    assertThat(piles.at("/1/quantityOnAllocatedStock/value").asDouble()).isEqualTo(7);
    assertThat(OffsetDateTime.parse(piles.at("/0/lastUpdatedOnDateTime").asString()).getOffset())
        .hasToString("+08:00");
    assertThat(stock.path("materialGlobalAssetId").asString())
        .isEqualTo(
            value(buyer, "DeliveryInformation", "partner=JIAXIN&part=CX-1")
                .path("materialGlobalAssetId")
                .asString())
        .startsWith("urn:uuid:");
  }

  @Test
  void a_partners_stock_is_seen_by_an_exact_grant_and_by_nobody_else() throws Exception {
    agreed("JX-CX-2", "CX-2", "");
    counted(supplier, "JX1", "JX-CX-2", finished("usable", "30", "PCE"));
    String partners = "partner=JIAXIN&part=CX-2&provider=JIAXIN";
    refused(asked(buyer, "ItemStock", partners), 404, "not-found");
    posted(buyer, "grants", "{\"to\": \"JIAXIN\", \"what\": \"stock\", \"parts\": [\"CX-2\"]}");
    refused(asked(buyer, "ItemStock", partners), 404, "not-found");
    var state = granted(supplier, "HENGYUE", "stock", "JX-CX-2", "state");
    refused(asked(buyer, "ItemStock", partners), 404, "not-found");
    supplier.delete("/api/v1/grants/" + state.path("id").asString());
    var grant = granted(supplier, "HENGYUE", "stock", "JX-CX-2", "exact");
    assertThat(value(buyer, "ItemStock", partners))
        .isEqualTo(value(supplier, "ItemStock", "partner=HENGYUE&part=JX-CX-2"));
    assertThat(asked(otherBuyer, "ItemStock", partners).statusCode()).isEqualTo(404);
    for (String query : List.of(partners, "partner=HENGYUE&part=CX-2"))
      refused(asked(stranger, "ItemStock", query), 404, "not-found");
    refused(
        asked(stranger, "ItemStock", "partner=HENGYUE&part=CX-2&provider=JIAXIN"),
        404,
        "not-found");
    var nobody =
        Logins.HTTP.send(
            HttpRequest.newBuilder(
                    URI.create(hub.at("/api/v1/submodels/ItemStock/$value") + "?" + partners))
                .build(),
            BodyHandlers.ofString());
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(nobody.body()).doesNotContain("BPNS");
    supplier.delete("/api/v1/grants/" + grant.path("id").asString());
    buyer.settle();
    refused(asked(buyer, "ItemStock", partners), 404, "not-found");
  }

  @Test
  void a_customers_stock_is_inbound_and_none_of_it_is_an_empty_list() {
    agreed("JX-CX-3", "CX-3", "");
    var none = value(buyer, "ItemStock", "partner=JIAXIN&part=CX-3");
    assertThat(none.path("direction").asString()).isEqualTo("INBOUND");
    assertThat(none.path("positions")).isEmpty();
    Instant before = Instant.now();
    counted(
        buyer,
        "PLANT2",
        "CX-3",
        "\"category\": \"raw\", \"status\": \"usable\", \"quantity\": \"12\", \"unit\": \"PCE\"");
    var some = value(buyer, "ItemStock", "partner=JIAXIN&part=CX-3");
    assertThat(some.at("/positions/0/allocatedStocks/0/quantityOnAllocatedStock/value").asInt())
        .isEqualTo(12);
    assertThat(
            value(buyer, "ItemStock", "partner=JIAXIN&part=CX-3&asOf=" + before).path("positions"))
        .as("as it was known")
        .isEmpty();
    refused(asked(buyer, "ItemStock", "partner=JIAXIN&part=CX-UNHEARD"), 404, "not-found");
  }

  @Test
  void a_unit_that_the_standard_has_not_is_refused_and_never_said_wrong() {
    counted(supplier, "JX1", "CX-4", finished("usable", "3", "BX"));
    String query = "partner=HENGYUE&part=CX-4";
    refused(asked(supplier, "ItemStock", query), 422, "unit-not-sayable");
    counted(supplier, "JX1", "CX-4", finished("usable", "5", "PCE") + ", \"batch\": \"B\"");
    refused(asked(supplier, "ItemStock", query), 422, "unit-not-convertible");
  }

  @Test
  void what_names_no_one_part_or_no_known_place_is_refused() {
    agreed("JX-CX-12", "CX-12-A", "");
    agreed("JX-CX-12", "CX-12-B", "");
    String own = "partner=HENGYUE&part=JX-CX-12";
    refused(asked(supplier, "DeliveryInformation", own), 422, "part-ambiguous");
    String one = "partner=HENGYUE&part=CX-12-A";
    assertThat(value(supplier, "DeliveryInformation", one).path("positions")).isEmpty();
    calledOffToElsewhere("CX-12-E");
    posted(
        supplier,
        "shipments",
        """
        {"number": "CX12-1", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "ELSEWHERE", "shipped": "%s",
         "lines": [{"part": "CX-12-A", "quantity": "6", "unit": "PCE"}]}
        """
            .formatted(today));
    refused(asked(supplier, "DeliveryInformation", one), 422, "place-missing");
  }

  /** Calls off for an unregistered site of the buyer. */
  private void calledOffToElsewhere(String part) {
    String release = Delfors.of(part, part, "11", "20270301", "40");
    new Api(hub, "hengyue-edi").handIn(release.replace("PLANT1", "ELSEWHERE"));
    supplier.settle();
  }

  @Test
  void one_row_that_cannot_be_said_is_named_beside_those_that_can() {
    String part = "CX-13";
    String to =
        """
        {"number": "%s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "%s", "shipped": "%s", "arrives": "%s",
         "lines": [{"part": "CX-13", "quantity": "6", "unit": "PCE"}]}
        """;
    posted(supplier, "shipments", to.formatted("CX13-1", "PLANT1", today, today.plusDays(2)));
    posted(
        buyer,
        "material-demands",
        """
        {"site": "PLANT1", "part": "CX-13", "unit": "PCE", "from": "%s", "until": "%s",
         "lines": [{"date": "%s", "quantity": "4"}, {"date": "%s", "quantity": "4"}]}
        """
            .formatted(today, today.plusDays(60), today.plusDays(3), today.plusDays(40)));
    String query = "partner=JIAXIN&part=" + part;
    for (String aspect : List.of("DeliveryInformation", "DaysOfSupply"))
      assertThat(asked(buyer, aspect, query).headers().firstValue("Weft-Left-Out"))
          .as(aspect + " is whole")
          .isEmpty();
    var deliveries = value(buyer, "DeliveryInformation", query);
    var days = value(buyer, "DaysOfSupply", query);
    assertThat(days.path("allocatedDaysOfSupply")).hasSize(1);
    calledOffToElsewhere("CX-13-E");
    posted(supplier, "shipments", to.formatted("CX13-二", "ELSEWHERE", today, today.plusDays(2)));
    var partly = asked(buyer, "DeliveryInformation", query);
    assertThat(value(buyer, "DeliveryInformation", query)).isEqualTo(deliveries);
    assertThat(partly.headers().firstValue("Weft-Left-Out"))
        .hasValue("place-missing;shipment=%\"CX13-%e4%ba%8c\"");
    var partlyDays = asked(buyer, "DaysOfSupply", query);
    assertThat(value(buyer, "DaysOfSupply", query).path("allocatedDaysOfSupply")).hasSize(1);
    assertThat(partlyDays.headers().firstValue("Weft-Left-Out"))
        .hasValue("bpn-missing;kind=\"BPNS\";party=\"HENGYUE\";site=\"ELSEWHERE\"");
  }

  @Test
  void a_site_without_its_number_says_who_has_it_registered() {
    Api dingcheng = stranger;
    Api operator = new Api(hub, "operator@weft");
    String path = "/api/v1/operator/organizations/DINGCHENG";
    String registered = Registration.body(operator, path);
    counted(dingcheng, "DC1", "CX-10", finished("usable", "3", "PCE"));
    String query = "partner=HENGYUE&part=CX-10";
    assertThat(value(dingcheng, "ItemStock", query).path("positions")).hasSize(1);
    assertThat(
            operator
                .put(path, registered.replaceAll("\"BPN[LSA][0-9A-Z]+\"", "null"), JSON)
                .statusCode())
        .isEqualTo(200);
    buyer.settle();
    var answer = asked(dingcheng, "ItemStock", query);
    refused(answer, 422, "bpn-missing");
    assertThat(answer.body()).contains("DINGCHENG", "DC1", "BPNS");
    var wrong = operator.put(path, registered.replace("BPNS999", "BPNX999"), JSON);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("bpn-invalid", "/sites/0/bpns");
    assertThat(operator.put(path, registered, JSON).statusCode()).isEqualTo(200);
    buyer.settle();
    assertThat(value(dingcheng, "ItemStock", query).path("positions")).hasSize(1);
  }

  @Test
  void an_aspect_that_is_none_and_a_partner_that_is_none_are_not_there() {
    refused(asked(buyer, "Nothing", "partner=JIAXIN&part=CX-1"), 404, "not-found");
    refused(asked(buyer, "ItemStock", "partner=NOBODY&part=CX-1"), 404, "not-found");
    refused(asked(buyer, "ItemStock", "partner=not+a+code&part=CX-1"), 404, "not-found");
    refused(asked(buyer, "ItemStock", "part=CX-1"), 400, "parameter-invalid");
    refused(asked(buyer, "ItemStock", "partner=JIAXIN"), 400, "parameter-invalid");
  }
}
