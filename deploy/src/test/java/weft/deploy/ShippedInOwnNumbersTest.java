package weft.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A supplier says what it ships by its own numbers; the part agreement knows the buyer's. */
class ShippedInOwnNumbersTest {
  private static final RunningHub hub = RunningHub.shared();
  private static final Api supplier = new Api(hub, "jiaxin-api");
  private static final Api buyer = new Api(hub, "hengyue-planner");
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  @BeforeAll
  static void agreed() {
    agree("OWN-1", "HY-OWN-1");
    agree("OWN-2", "HY-OWN-2A");
    agree("OWN-2", "HY-OWN-2B");
    ok(
        supplier.post(
            "/api/v1/stock/counts",
            """
            {"site": "JX1", "part": "OWN-1", "category": "finished", "status": "usable", "unit": "PCE", "quantity": "100", "at": "%s"}\
            """
                .formatted(TODAY.minusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)),
            OwnHub.JSON));
  }

  private static void agree(String own, String buyers) {
    ok(
        supplier.post(
            "/api/v1/part-agreements?as=supplier",
            """
            {"partner": "HENGYUE", "part": "%s", "partnerPart": "%s", "unit": "PCE"}\
            """
                .formatted(own, buyers),
            OwnHub.JSON));
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    return OwnHub.ok(answer);
  }

  private static HttpResponse<String> announce(String number, String line, String more) {
    return supplier.post(
        "/api/v1/shipments",
        """
        {"number": "%s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1", "shipped": "%s",
         "lines": [{%s, "quantity": "30", "unit": "PCE"}]%s}\
        """
            .formatted(number, TODAY, line, more),
        OwnHub.JSON);
  }

  private static String line(JsonNode written) {
    JsonNode line =
        buyer
            .json(
                "/api/v1/shipments/%s?atLeast=%s"
                    .formatted(written.path("id").asString(), written.path("position")))
            .at("/lines/0");
    return line.path("part").asString() + " " + line.path("supplierPart").asString("-");
  }

  private static String stock(JsonNode written) {
    return supplier
        .json("/api/v1/stock?part=OWN-1&atLeast=" + written.path("position"))
        .at("/items/0/quantity")
        .asString();
  }

  @Test
  void the_buyer_has_its_own_number_in_transit_and_the_suppliers_stock_is_issued_under_its_own() {
    String packed =
        """
        , "packages": [{"label": "K1", "contents": [{"part": "OWN-1", "quantity": "30"}]}]\
        """;
    JsonNode written = ok(announce("OWN-A", "\"part\": \"OWN-1\"", packed));
    assertThat(line(written)).isEqualTo("HY-OWN-1 OWN-1");
    assertThat(stock(written)).isEqualTo("70");
    assertThat(buyer.json("/api/v1/transit?part=HY-OWN-1").at("/items/0/open").asString())
        .isEqualTo("30");
    assertThat(buyer.json("/api/v1/transit?part=OWN-1").path("items")).isEmpty();
    String one = "/api/v1/shipments/" + written.path("id").asString();
    JsonNode gone =
        ok(
            supplier.post(
                one + "/cancellation",
                "",
                "Content-Type",
                "application/json",
                "If-Match",
                "\"1\""));
    assertThat(stock(gone)).isEqualTo("100");
  }

  @Test
  void the_buyers_number_may_be_said_too_and_stands_where_nothing_is_agreed() {
    assertThat(line(ok(announce("OWN-B", "\"partnerPart\": \"HY-OWN-2B\"", ""))))
        .isEqualTo("HY-OWN-2B OWN-2");
    assertThat(
            line(ok(announce("OWN-C", "\"part\": \"OWN-2\", \"partnerPart\": \"HY-OWN-2A\"", ""))))
        .isEqualTo("HY-OWN-2A OWN-2");
    assertThat(line(ok(announce("OWN-D", "\"part\": \"NOBODYS\"", "")))).isEqualTo("NOBODYS -");
  }

  @Test
  void a_number_that_is_several_of_the_buyers_or_another_is_refused() {
    HttpResponse<String> several = announce("OWN-E", "\"part\": \"OWN-2\"", "");
    OwnHub.refused(several, 422, "invalid");
    assertThat(Api.body(several).at("/errors/0/code").asString()).isEqualTo("part-ambiguous");
    assertThat(Api.body(several).at("/errors/0/text/en").asString())
        .contains("HY-OWN-2A, HY-OWN-2B");
    HttpResponse<String> other =
        announce("OWN-F", "\"part\": \"OWN-2\", \"partnerPart\": \"HY-OWN-1\"", "");
    assertThat(Api.body(other).at("/errors/0/code").asString()).isEqualTo("part-not-agreed");
    assertThat(OwnHub.pointers(other)).containsExactly("/lines/0/partnerPart");
  }
}
