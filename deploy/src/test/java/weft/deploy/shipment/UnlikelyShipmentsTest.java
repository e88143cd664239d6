package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;

/** Implausible shipments from a person or a system are refused, with the reason. */
class UnlikelyShipmentsTest extends ShipmentsByApi {

  private static String[] at(long version) {
    return new String[] {"Content-Type", "application/json", "If-Match", "\"" + version + "\""};
  }

  @Test
  void days_that_cannot_be_are_refused_when_it_is_announced_and_when_it_is_replaced() {
    LocalDate here = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    JsonNode shipment = ok(announce(supplier, sent("LS-20", line("SH-20", "1"), "")));
    for (String[] it :
        new String[][] {
          {here.toString(), here.minusDays(1).toString(), "/arrives arrives-before-shipped"},
          {here.plusDays(15).toString(), here.plusDays(17).toString(), "/shipped date-in-future"},
          {here.plusYears(1).toString(), here.plusYears(1).toString(), "/shipped date-in-future"},
          {here.toString(), "2099-01-01", "/arrives arrives-too-late"}
        }) {
      String body =
          sent("LS-20", line("SH-20", "1"), "")
              .replaceFirst("\"shipped\": \"[^\"]*\"", "\"shipped\": \"" + it[0] + "\"")
              .replaceFirst("\"arrives\": \"[^\"]*\"", "\"arrives\": \"" + it[1] + "\"");
      for (var answer :
          List.of(announce(supplier, body), supplier.put(one(shipment), body, at(1)))) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        JsonNode error = Api.body(answer).at("/errors/0");
        assertThat(error.path("pointer").asString() + " " + error.path("code").asString())
            .isEqualTo(it[2]);
      }
    }
    String evening =
        sent("LS-21", line("SH-20", "1"), "")
            .replaceFirst("\"shipped\": \"[^\"]*\"", "\"shipped\": \"" + here.plusDays(1) + "\"");
    ok(announce(supplier, evening));
  }

  @Test
  void more_than_there_is_leaves_with_a_reason_that_its_history_tells_and_not_without() {
    count(supplier, "JX1", "SH-22", "86");
    String much = sent("LS-22", line("SH-22", "9999"), "");
    var refused = announce(supplier, much);
    assertThat(code(refused, 409)).isEqualTo("below-zero");
    JsonNode problem = Api.body(refused);
    assertThat(problem.path("detail").asString()).contains("SH-22", "86", "9999");
    assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/belowZero");
    assertThat(supplier.items("/api/v1/shipments?as=supplier&number=LS-22")).isEmpty();
    String why = ", \"belowZero\": \"%s\"";
    assertThat(
            announce(supplier, sent("LS-22", line("SH-22", "9999"), why.formatted("x".repeat(501))))
                .statusCode())
        .isEqualTo(422);
    JsonNode sent =
        ok(announce(supplier, sent("LS-22", line("SH-22", "100"), why.formatted("counted late"))));
    assertThat(stock(supplier, "SH-22", sent)).isEqualTo("below-zero -14");
    JsonNode told =
        supplier
            .items(
                "/api/v1/history/events?part=SH-22&type=document-booked&atLeast="
                    + sent.path("position"))
            .getFirst();
    assertThat(told.at("/data/reason").asString()).isEqualTo("counted late");
    assertThat(told.at("/text/en").asString()).contains("counted late");
    String more = sent("LS-22", line("SH-22", "101"), "");
    assertThat(code(supplier.put(one(sent), more, at(1)), 409)).isEqualTo("below-zero");
    ok(supplier.put(one(sent), sent("LS-22", line("SH-22", "90"), ""), at(1)));
    ok(announce(supplier, sent("LS-23", line("SH-23", "9999"), "")));
  }

  @Test
  void a_batch_that_is_not_there_asks_for_a_reason_and_what_it_lacks_is_never_usable() {
    counted("SH-24", "100", NOW.minusSeconds(3600));
    String line = line("SH-24", "61").replaceFirst("[{]", "{\"batch\": \"NO-SUCH\", ");
    assertThat(code(announce(supplier, sent("LS-24", line, "")), 409)).isEqualTo("below-zero");
    JsonNode sent =
        ok(announce(supplier, sent("LS-24", line, ", \"belowZero\": \"welded, not booked yet\"")));
    assertThat(stock(supplier, "SH-24", sent)).isEqualTo("usable 100 below-zero -61");
    String at = "part=SH-24&atLeast=" + sent.path("position");
    assertThat(supplier.items("/api/v1/stock?status=usable&" + at)).hasSize(1);
    assertThat(supplier.items("/api/v1/stock?status=below-zero&" + at)).hasSize(1);
    assertThat(opening(sent)).as("goods that left are not there").isEqualTo("39");

    JsonNode emptied = counted("SH-24", "0", Instant.now());
    assertThat(opening(emptied)).as("less than nothing is nothing").isEqualTo("0");
  }

  private String opening(JsonNode written) {
    return supplier
        .json(
            "/api/v1/supply-balance?side=supplier&site=JX1&part=SH-24&atLeast="
                + written.path("position"))
        .path("opening")
        .asString();
  }

  private JsonNode counted(String part, String quantity, Instant at) {
    return ok(
        supplier.post(
            "/api/v1/stock/counts",
            """
            {"site": "JX1", "part": "%s", "batch": "B1", "category": "finished", "status": "usable", "quantity": "%s", "unit": "PCE", "at": "%s"}\
            """
                .formatted(part, quantity, at),
            "Content-Type",
            "application/json"));
  }

  @Test
  void goods_go_to_a_site_of_the_buyers_or_to_one_that_it_named_itself() {
    String elsewhere = sent("LS-13", line("SH-13", "5"), "").replace("PLANT1", "PLANT9");
    HttpResponse<String> refused = announce(supplier, elsewhere);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
    JsonNode error = Api.body(refused).at("/errors/0");
    assertThat(error.path("code").asString()).isEqualTo("site-unknown");
    assertThat(error.path("pointer").asString()).isEqualTo("/shipTo");
    assertThat(error.toString()).contains("HENGYUE", "PLANT9");
    JsonNode known = ok(announce(supplier, elsewhere.replace("PLANT9", "PLANT2")));
    assertThat(supplier.put(one(known), elsewhere, at(1)).statusCode()).isEqualTo(422);
    String release = Delfors.of("SH-13", "SH-13", "11", "20270301", "40");
    new Api(hub, "hengyue-edi").handIn(release.replace("PLANT1", "PLANT9"));
    supplier.settle();
    JsonNode called = ok(supplier.put(one(known), elsewhere, at(1)));
    assertThat(unknown(supplier, called)).contains("ship-to PLANT9");
  }
}
