package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.calendar.Week;
import weft.deploy.Api;
import weft.deploy.Delfors;

/** Plans, demand, deliveries, cover and capacity between two partners, in Catena-X's format. */
class SubmodelsOfPlansTest extends BetweenPartners {
  /** Removes times, because the buyer's copy is recorded a moment after the publication. */
  private static String timeless(JsonNode value) {
    return value.toString().replaceAll("\"lastUpdatedOnDateTime\":\"[^\"]+\"", "");
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
  void output_and_capacity_that_are_granted_are_read_where_the_grant_is_exact() {
    posted(
        supplier,
        "production-schedules",
        """
        {"site": "JX1", "part": "CX-11", "unit": "PCE", "from": "%s", "until": "%s",
         "lines": [{"date": "%s", "quantity": "100", "allotments": [{"buyer": "LINGYUN", "quantity": "30"}]}]}
        """
            .formatted(today, monday.plusDays(20), monday));
    var written =
        posted(
            supplier,
            "capacity-groups",
            """
            {"code": "CX-11", "site": "JX1", "names": {"zh": "磨床", "en": "Grinding"}, "unit": "HUR",
             "weeks": [{"week": "%s", "actual": "40", "maximum": "60"}], "parts": [{"part": "CX-11", "factor": "1"}]}
            """
                .formatted(Week.of(today)));
    String group =
        supplier
            .json("/api/v1/capacity-groups/" + written.path("id").asString())
            .path("uuid")
            .asString();
    String output = "partner=JIAXIN&part=CX-11";
    String capacity = "partner=JIAXIN&group=" + group;
    for (String grain : List.of("none", "state")) {
      if (grain.equals("state"))
        for (String what : List.of("output", "capacity"))
          granted(supplier, "LINGYUN", what, "CX-11", grain);
      refused(asked(otherBuyer, "PlannedProductionOutput", output), 404, "not-found");
      refused(asked(otherBuyer, "WeekBasedCapacityGroup", capacity), 404, "not-found");
    }
    for (String what : List.of("output", "capacity"))
      granted(supplier, "LINGYUN", what, "CX-11", "exact");
    assertThat(
            value(otherBuyer, "PlannedProductionOutput", output)
                .at(
                    "/positions/0/allocatedPlannedProductionOutputs/0/plannedProductionQuantity/value")
                .asInt())
        .as("its allotment, and nothing of what is free")
        .isEqualTo(30);
    assertThat(
            value(otherBuyer, "WeekBasedCapacityGroup", capacity)
                .at("/capacities/0/maximumCapacity")
                .asInt())
        .isEqualTo(60);
    refused(asked(buyer, "PlannedProductionOutput", output), 404, "not-found");
    refused(asked(buyer, "WeekBasedCapacityGroup", capacity), 404, "not-found");
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
}
