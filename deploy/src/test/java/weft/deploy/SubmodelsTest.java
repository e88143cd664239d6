package weft.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import weft.calendar.Week;

/**
 * What planners share, as Catena-X says it: valid by the schemas of its aspect models, and seen by
 * the two partners alone, each its own, and of the other what it was granted.
 */
class SubmodelsTest {
  private static final String[] JSON = {"Content-Type", "application/json"};
  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final Api otherBuyer = new Api(hub, "lingyun-edi");
  private final Api stranger = new Api(hub, "dingcheng-api");
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private final LocalDate monday =
      today.plusDays(1).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));

  static Stream<String> aspects() {
    return AspectSchemas.ASPECTS.keySet().stream();
  }

  /** The control: the schemas are read, and they refuse. */
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

  private JsonNode posted(Api api, String path, String body) {
    var answer = api.post("/api/v1/" + path, body, JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    buyer.settle();
    return Api.body(answer);
  }

  private static HttpResponse<String> asked(Api api, String aspect, String query) {
    return api.get("/api/v1/submodels/" + aspect + "/$value?" + query);
  }

  private static JsonNode value(Api api, String aspect, String query) {
    var answer = asked(api, aspect, query);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    AspectSchemas.assertValid(aspect, answer.body());
    return Api.body(answer);
  }

  /** What a buyer is shown is recorded a moment beside the publication. */
  private static String timeless(JsonNode value) {
    return value.toString().replaceAll("\"lastUpdatedOnDateTime\":\"[^\"]+\"", "");
  }

  private void counted(Api api, String site, String part, String more) {
    posted(
        api,
        "stock/counts",
        "{\"site\": \"%s\", \"part\": \"%s\", \"at\": \"%s\", %s}"
            .formatted(site, part, Instant.now(), more));
  }

  private static String finished(String status, String quantity, String unit) {
    return "\"category\": \"finished\", \"status\": \"%s\", \"quantity\": \"%s\", \"unit\": \"%s\""
        .formatted(status, quantity, unit);
  }

  private JsonNode granted(Api owner, String to, String what, String part, String grain) {
    return posted(
        owner,
        "grants",
        "{\"to\": \"%s\", \"what\": \"%s\", \"parts\": [\"%s\"], \"grain\": \"%s\"}"
            .formatted(to, what, part, grain));
  }

  private void agreed(String suppliersPart, String buyersPart, String more) {
    posted(
        supplier,
        "part-agreements?as=supplier",
        "{\"partner\": \"HENGYUE\", \"part\": \"%s\", \"partnerPart\": \"%s\", \"unit\": \"PCE\"%s}"
            .formatted(suppliersPart, buyersPart, more));
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(Api.body(answer).path("code").asString()).isEqualTo(code);
    assertThat(Api.body(answer).at("/text/zh").asString()).containsPattern("\\p{IsHan}");
    assertThat(Api.body(answer).at("/text/en").asString()).isNotBlank();
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
  void planned_output_is_what_is_allotted_to_the_customer_and_not_made_yet() {
    String part = "CX-5";
    posted(
        supplier,
        "production-schedules",
        """
        {"site": "JX1", "part": "%s", "unit": "PCE", "from": "%s", "until": "%s", "lines": [
          {"date": "%s", "quantity": "100", "allotments": [{"buyer": "HENGYUE", "quantity": "40"}, {"buyer": "LINGYUN", "quantity": "20"}]},
          {"week": "%s", "quantity": "70", "allotments": [{"buyer": "HENGYUE", "quantity": "70"}]}], "buyers": ["HENGYUE"]}
        """
            .formatted(part, today, monday.plusDays(20), today, Week.of(monday.plusDays(7))));
    String own = "partner=HENGYUE&part=" + part;
    var output = value(supplier, "PlannedProductionOutput", own);
    var outputs = output.at("/positions/0/allocatedPlannedProductionOutputs");
    assertThat(outputs).hasSize(2);
    assertThat(outputs.at("/0/plannedProductionQuantity/value").asInt()).isEqualTo(40);
    assertThat(outputs.at("/0/estimatedTimeOfCompletion").asString())
        .isEqualTo(today + "T23:59:59+08:00");
    assertThat(outputs.at("/1/estimatedTimeOfCompletion").asString())
        .startsWith(monday.plusDays(13).toString());
    String shown = "partner=JIAXIN&part=" + part;
    assertThat(timeless(value(buyer, "PlannedProductionOutput", shown)))
        .isEqualTo(timeless(output));
    refused(asked(otherBuyer, "PlannedProductionOutput", shown), 404, "not-found");
    refused(asked(stranger, "PlannedProductionOutput", shown), 404, "not-found");
    refused(asked(buyer, "PlannedProductionOutput", shown + "&provider=HENGYUE"), 404, "not-found");
    String id =
        supplier
            .json("/api/v1/production-schedules?as=supplier&part=" + part)
            .at("/items/0/id")
            .asString();
    posted(
        supplier,
        "production-schedules/" + id + "/output",
        "{\"date\": \"%s\", \"good\": \"50\", \"scrap\": \"0\"}".formatted(today));
    var later = value(supplier, "PlannedProductionOutput", own);
    assertThat(
            later
                .at(
                    "/positions/0/allocatedPlannedProductionOutputs/0/plannedProductionQuantity/value")
                .asInt())
        .as("in proportion")
        .isEqualTo(20);
    assertThat(timeless(value(buyer, "PlannedProductionOutput", shown))).isEqualTo(timeless(later));
  }

  @Test
  void gross_demand_is_said_by_the_day_and_by_the_week_to_the_supplier_it_names() {
    agreed("JX-CX-6", "CX-6", ", \"names\": {\"en\": \"Bracket\"}");
    posted(
        buyer,
        "part-agreements",
        "{\"partner\": \"JIAXIN\", \"part\": \"CX-6\", \"unit\": \"PCE\", \"spread\": \"even\"}");
    posted(buyer, "material-demands", demand("\"supplier\": \"JIAXIN\", ", "10"));
    posted(buyer, "material-demands", demand("", "999"));
    String query = "partner=JIAXIN&part=CX-6";
    var days = value(buyer, "ShortTermMaterialDemand", query);
    assertThat(days.path("demandSeries")).hasSize(1);
    var demands = days.at("/demandSeries/0/demands");
    assertThat(demands).hasSize(6);
    assertThat(demands.at("/0/day").asString()).isEqualTo(monday.toString());
    assertThat(demands.at("/0/demand/value").asInt()).isEqualTo(10);
    assertThat(demands.at("/1/demand/value").asInt()).as("a week, evenly").isEqualTo(3);
    assertThat(days.at("/demandSeries/0/demandCategory/demandCategoryCode").asString())
        .isEqualTo("0001");
    var weeks = value(buyer, "WeekBasedMaterialDemand", query);
    assertThat(weeks.path("materialNumberCustomer").asString()).isEqualTo("CX-6");
    assertThat(weeks.path("materialNumberSupplier").asString()).isEqualTo("JX-CX-6");
    assertThat(weeks.path("materialDescriptionCustomer").asString()).isEqualTo("Bracket");
    assertThat(weeks.path("customer").asString()).startsWith("BPNL999");
    var series = weeks.at("/demandSeries/0/demands");
    assertThat(series).hasSize(3);
    assertThat(series.at("/0/pointInTime").asString()).isEqualTo(monday.toString());
    assertThat(series.at("/0/demand").asInt()).isEqualTo(10);
    assertThat(series.at("/1/demand").asInt()).isEqualTo(15);
    assertThat(series.at("/2/pointInTime").asString())
        .as("beyond four weeks")
        .isEqualTo(monday.plusDays(70).toString());
    for (String aspect : List.of("ShortTermMaterialDemand", "WeekBasedMaterialDemand")) {
      assertThat(value(supplier, aspect, "partner=HENGYUE&part=JX-CX-6"))
          .isEqualTo(value(buyer, aspect, query));
      refused(asked(otherBuyer, aspect, query), 404, "not-found");
      refused(asked(stranger, aspect, "partner=HENGYUE&part=CX-6"), 404, "not-found");
    }
  }

  private String demand(String supplierNamed, String first) {
    return """
    {"site": "PLANT1", "part": "CX-6", %s"unit": "PCE", "from": "%s", "until": "%s", "lines": [
      {"date": "%s", "quantity": "%s"}, {"week": "%s", "quantity": "15"}, {"date": "%s", "quantity": "8"}]}\
    """
        .formatted(
            supplierNamed,
            today,
            monday.plusDays(90),
            monday,
            first,
            Week.of(monday.plusDays(7)),
            monday.plusDays(71));
  }

  @Test
  void deliveries_are_what_is_on_its_way_by_the_orders_position() {
    agreed("JX-CX-7", "CX-7", "");
    String shipment =
        """
        {"number": "CX7-%s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1", "shipped": "%s", "arrives": "%s", "lines": [
          {"part": "JX-CX-7", "quantity": "6", "unit": "PCE", "batch": "A"%s}, {"part": "JX-CX-7", "quantity": "4", "unit": "PCE", "batch": "B"%s},
          {"part": "CX-OTHER", "quantity": "77", "unit": "PCE"}]}\
        """;
    posted(supplier, "shipments", shipment.formatted(1, today, today.plusDays(2), "", ""));
    String order = ", \"order\": \"4500099\", \"orderLine\": \"10\"";
    posted(
        supplier,
        "shipments",
        shipment.formatted(2, today.plusDays(3), today.plusDays(5), order, order));
    var deliveries = value(supplier, "DeliveryInformation", "partner=HENGYUE&part=JX-CX-7");
    assertThat(deliveries.path("positions")).hasSize(2);
    var plain = deliveries.at("/positions/0");
    assertThat(plain.has("orderPositionReference")).isFalse();
    assertThat(plain.path("deliveries")).hasSize(1);
    assertThat(plain.at("/deliveries/0/deliveryQuantity/value").asInt()).isEqualTo(10);
    assertThat(plain.at("/deliveries/0/transitEvents/0/eventType").asString())
        .isEqualTo("actual-departure");
    assertThat(plain.at("/deliveries/0/transitEvents/1/dateTimeOfEvent").asString())
        .isEqualTo(today.plusDays(2) + "T23:59:59+08:00");
    assertThat(plain.at("/deliveries/0/transitLocations/origin/bpnsProperty").asString())
        .isEqualTo("BPNS9990000066ZZ");
    var ordered = deliveries.at("/positions/1");
    assertThat(ordered.at("/orderPositionReference/customerOrderId").asString())
        .isEqualTo("4500099");
    assertThat(ordered.at("/deliveries/0/transitEvents/0/eventType").asString())
        .isEqualTo("estimated-departure");
    assertThat(value(buyer, "DeliveryInformation", "partner=JIAXIN&part=CX-7"))
        .isEqualTo(deliveries);
    assertThat(
            otherBuyer
                .get("/api/v1/submodels/DeliveryInformation/$value?partner=JIAXIN&part=CX-7")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void days_of_supply_are_ones_own_and_a_number_only_where_they_are_known() {
    agreed("JX-CX-8", "CX-8", "");
    counted(supplier, "JX1", "JX-CX-8", finished("usable", "60", "PCE"));
    String own = "partner=HENGYUE&part=JX-CX-8";
    assertThat(value(supplier, "DaysOfSupply", own).path("allocatedDaysOfSupply"))
        .as("lasts for ever: no number")
        .isEmpty();
    var released =
        Delfors.of(
            "CX8",
            "CX-8",
            "11",
            monday.plusDays(1).toString().replace("-", ""),
            "40",
            monday.plusDays(8).toString().replace("-", ""),
            "60");
    new Api(hub, "hengyue-edi").handIn(released);
    var days = value(supplier, "DaysOfSupply", own);
    assertThat(days.path("direction").asString()).isEqualTo("OUTBOUND");
    var first = days.at("/allocatedDaysOfSupply/0/amountOfAllocatedDaysOfSupply/0");
    assertThat(first.path("date").asString()).isEqualTo(today + "T23:59:59+08:00");
    assertThat(first.path("daysOfSupply").isNumber()).isTrue();
    var balance = supplier.json("/api/v1/supply-balance?side=supplier&site=JX1&" + own);
    assertThat(first.path("daysOfSupply").decimalValue())
        .isEqualByComparingTo(balance.at("/rows/0/cover").asString());
    refused(
        asked(buyer, "DaysOfSupply", "partner=JIAXIN&part=CX-8&provider=JIAXIN"), 404, "not-found");
  }

  @Test
  void a_capacity_group_is_found_by_its_uuid_by_its_supplier_and_by_whom_it_is_shown() {
    agreed("JX-CX-9", "CX-9", "");
    posted(
        buyer,
        "material-demands",
        """
        {"site": "PLANT1", "part": "CX-9", "supplier": "JIAXIN", "unit": "PCE", "from": "%s", "until": "%s",
         "lines": [{"date": "%s", "quantity": "30"}]}
        """
            .formatted(today, monday.plusDays(20), monday));
    var written =
        posted(
            supplier,
            "capacity-groups",
            """
            {"code": "CX-9", "site": "JX1", "names": {"zh": "五轴铣", "en": "Five-axis mills"}, "unit": "HUR",
             "weeks": [{"week": "%s", "actual": "40", "maximum": "60"}, {"week": "%s", "actual": "20", "agreed": "12", "maximum": "30"}],
             "parts": [{"part": "JX-CX-9", "factor": "0.25"}], "buyers": ["HENGYUE"]}
            """
                .formatted(Week.of(today), Week.of(today).plus(1)));
    String uuid =
        supplier
            .json("/api/v1/capacity-groups/" + written.path("id").asString())
            .path("uuid")
            .asString();
    String query = "partner=HENGYUE&group=" + uuid;
    var own = value(supplier, "WeekBasedCapacityGroup", query);
    assertThat(own.path("capacityGroupId").asString()).isEqualTo(uuid);
    assertThat(own.path("unitOfMeasure").asString()).isEqualTo("unit:hourUnitOfTime");
    assertThat(own.at("/capacities/0/pointInTime").asString())
        .isEqualTo(Week.of(today).monday().toString());
    assertThat(own.at("/capacities/1/agreedCapacity").asInt()).isEqualTo(12);
    assertThat(own.at("/linkedDemandSeries/0/materialNumberCustomer").asString()).isEqualTo("CX-9");
    assertThat(own.at("/linkedDemandSeries/0/loadFactor").asDouble()).isEqualTo(0.25);
    var shown = value(buyer, "WeekBasedCapacityGroup", "partner=JIAXIN&group=" + uuid);
    assertThat(shown.path("capacities")).isEqualTo(own.path("capacities"));
    assertThat(shown.has("linkedDemandSeries")).as("the supplier's alone").isFalse();
    String others = "partner=JIAXIN&group=" + uuid;
    refused(asked(otherBuyer, "WeekBasedCapacityGroup", others), 404, "not-found");
    refused(asked(stranger, "WeekBasedCapacityGroup", others), 404, "not-found");
    refused(asked(supplier, "WeekBasedCapacityGroup", "partner=HENGYUE"), 400, "parameter-invalid");
  }

  @Test
  void a_site_without_its_number_says_who_has_it_registered() {
    Api dingcheng = stranger;
    Api operator = new Api(hub, "operator@weft");
    String path = "/api/v1/operator/organizations/DINGCHENG";
    String registered = Api.body(operator.get(path)).toString();
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
