package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/** Every write names a unit by its code of UN/ECE Recommendation 20. */
class UnitsOfWritesTest {
  private final RunningHub hub = RunningHub.shared();

  static Stream<Arguments> writes() {
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    String stock =
        "{\"site\": \"JX1\", \"part\": \"UW-1\", \"category\": \"finished\", \"status\":"
            + " \"usable\", \"quantity\": \"1\", \"unit\": \"%s\", \"at\":"
            + " \"2026-11-20T08:00:00Z\"}";
    return Stream.of(
        Arguments.of(
            "jiaxin-api",
            "part-agreements?as=supplier",
            "/unit",
            "{\"partner\": \"HENGYUE\", \"part\": \"UW-1\", \"unit\": \"%s\"}"),
        Arguments.of("jiaxin-api", "stock/counts", "/unit", stock),
        Arguments.of(
            "jiaxin-api",
            "stock/movements",
            "/unit",
            stock.replace("\"quantity\"", "\"kind\": \"receipt\", \"quantity\"")),
        Arguments.of(
            "jiaxin-api",
            "production-schedules",
            "/unit",
            "{\"site\": \"JX1\", \"part\": \"UW-1\", \"unit\": \"%s\", \"from\": \"2027-03-01\","
                + " \"until\": \"2027-03-07\", \"lines\": []}"),
        Arguments.of(
            "hengyue-planner",
            "material-demands",
            "/unit",
            "{\"site\": \"PLANT1\", \"part\": \"UW-1\", \"unit\": \"%s\", \"from\": \"2027-03-01\","
                + " \"until\": \"2027-03-07\", \"lines\": []}"),
        Arguments.of(
            "jiaxin-api",
            "capacity-groups",
            "/unit",
            "{\"code\": \"UW\", \"site\": \"JX1\", \"names\": {\"zh\": \"线\", \"en\": \"Line\"},"
                + " \"unit\": \"%s\", \"weeks\": [], \"parts\": []}"),
        Arguments.of(
            "buyer@hengyue",
            "orders",
            "/lines/0/unit",
            "{\"number\": \"UW-PO\", \"supplier\": \"JIAXIN\", \"site\": \"PLANT1\", \"currency\":"
                + " \"CNY\", \"lines\": [{\"line\": \"10\", \"part\": \"UW-1\", \"quantity\":"
                + " \"1\", \"unit\": \"%s\", \"price\": \"1\", \"date\": \"2027-03-01\"}]}"),
        Arguments.of(
            "jiaxin-api",
            "shipments",
            "/lines/0/unit",
            "{\"number\": \"UW-LS\", \"buyer\": \"HENGYUE\", \"shipTo\": \"PLANT1\", \"shipped\":"
                + " \""
                + today
                + "\", \"lines\": [{\"part\": \"UW-1\", \"quantity\": \"1\", \"unit\": \"%s\"}]}"));
  }

  @ParameterizedTest
  @MethodSource("writes")
  void one_that_no_list_has_is_refused_where_it_stands(
      String client, String path, String pointer, String body) {
    for (String unit : new String[] {"XXX", "KG"}) {
      var answer = new Api(hub, client).post("/api/v1/" + path, body.formatted(unit), OwnHub.JSON);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
      JsonNode fault = Api.body(answer).at("/errors/0");
      assertThat(fault.path("pointer").asString()).isEqualTo(pointer);
      assertThat(fault.path("code").asString()).isEqualTo("unit-unknown");
      assertThat(fault.at("/text/en").asString()).contains(unit, "Recommendation 20");
      assertThat(fault.at("/text/zh").asString()).contains(unit, "计量单位");
    }
  }

  /** The hub takes a message's unit as it stands; the shipment and receipt then use the same. */
  @Test
  void what_a_message_called_off_in_is_sent_and_received_in_it() {
    new Api(hub, "hengyue-edi")
        .handIn(Delfors.of("UW-BUC", "UW-BUC", "01", "20261201", "40").replace("PCE", "BUC"));
    var supplier = new Api(hub, "jiaxin-api");
    String body =
        "{\"number\": \"UW-LS-2\", \"buyer\": \"HENGYUE\", \"shipTo\": \"PLANT1\", \"shipped\": \"%s\", \"lines\": [{\"part\": \"UW-BUC\", \"quantity\": \"1\", \"unit\": \"BUC\"}]}"
            .formatted(LocalDate.now(ZoneOffset.UTC));
    JsonNode sent = OwnHub.ok(supplier.post("/api/v1/shipments", body, OwnHub.JSON));
    supplier.settle();
    String receipts = "/api/v1/shipments/" + sent.path("id").asString() + "/receipts";
    String received =
        "{\"received\": \"%s\", \"lines\": [{\"part\": \"UW-BUC\", \"quantity\": \"1\", \"unit\":"
            + " \"%s\"}]}";
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    var buyer = new Api(hub, "hengyue-planner");
    String[] seen = {"Content-Type", "application/json", "If-Match", "\"1\""};
    OwnHub.refused(buyer.post(receipts, received.formatted(today, "XXX"), seen), 422, "invalid");
    OwnHub.ok(buyer.post(receipts, received.formatted(today, "BUC"), seen));
  }

  @Test
  void who_ships_one_part_in_two_units_is_told_its_own_number_of_it() {
    var supplier = new Api(hub, "jiaxin-api");
    OwnHub.ok(
        supplier.post(
            "/api/v1/part-agreements?as=supplier",
            "{\"partner\": \"HENGYUE\", \"part\": \"JX-UW-3\", \"partnerPart\": \"HY-UW-3\","
                + " \"unit\": \"PCE\"}",
            OwnHub.JSON));
    supplier.settle();
    String line = "{\"%s\": \"%s\", \"quantity\": \"1\", \"unit\": \"%s\"}";
    var answer =
        supplier.post(
            "/api/v1/shipments",
            "{\"number\": \"UW-LS-3\", \"buyer\": \"HENGYUE\", \"shipTo\": \"PLANT1\", \"shipped\": \"%s\", \"lines\": [%s, %s]}"
                .formatted(
                    LocalDate.now(ZoneOffset.UTC),
                    line.formatted("part", "JX-UW-3", "PCE"),
                    line.formatted("partnerPart", "HY-UW-3", "KGM")),
            OwnHub.JSON);
    OwnHub.refused(answer, 422, "units-mixed");
    assertThat(answer.body()).contains("JX-UW-3").doesNotContain("HY-UW-3");
  }
}
