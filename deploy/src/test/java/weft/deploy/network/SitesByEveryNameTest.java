package weft.deploy.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.Delfors;
import weft.deploy.Registration;
import weft.deploy.RunningHub;

/**
 * A site is one site, whichever of its names a message or a request uses, and whether or not that
 * name was registered then: goods on their way count in its balance, and arrived goods in its
 * stock.
 */
class SitesByEveryNameTest {
  private static final String[] JSON = {"Content-Type", "application/json"};
  private static final DateTimeFormatter EDI = DateTimeFormatter.BASIC_ISO_DATE;
  private static final String HENGYUE = "/api/v1/operator/organizations/HENGYUE";
  private final RunningHub hub = RunningHub.busy();
  private final Api operator = new Api(hub, "operator@weft");
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
  private final LocalDate monday =
      today.plusDays(2).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));

  /** The names are the code, the GLN, PARTY/SITE and PARTY/GLN. */
  @Test
  void what_is_shipped_to_a_site_by_any_of_its_names_is_on_its_way_to_it_and_arrives_there() {
    List<String> names =
        List.of("PLANT1", "6909990000011", "HENGYUE/PLANT1", "HENGYUE/6909990000011");
    var agreed =
        supplier.post(
            "/api/v1/part-agreements?as=supplier",
            "{\"partner\": \"HENGYUE\", \"part\": \"SEN-1\", \"unit\": \"PCE\"}",
            JSON);
    assertThat(agreed.statusCode()).as(agreed.body()).isEqualTo(200);
    for (int i = 0; i < names.size(); i++) {
      JsonNode sent = shipped("SEN-1-" + i, names.get(i), "SEN-1", 10);
      assertThat(sent.path("shipTo").asString()).isEqualTo("PLANT1");
      assertThat(sent.path("unknown").toString()).doesNotContain("ship-to");
    }
    assertThat(underway("SEN-1", "PLANT1")).isEqualTo("40");
    received(shipment("SEN-1-1"), "SEN-1", 10);
    assertThat(underway("SEN-1", "PLANT1")).isEqualTo("30");
    assertThat(stock("SEN-1")).containsExactly("PLANT1 10");
  }

  @Test
  void what_was_told_under_a_gln_is_of_the_site_from_its_registration_on() {
    String gln = "4012345999983";
    String part = "SEN-2";
    String release =
        Delfors.of("SEN-2", part, "11", EDI.format(monday), "40", EDI.format(monday), "60");
    new Api(hub, "hengyue-edi").handIn(release.replace("PLANT1::92", gln + "::9"));
    supplier.settle();
    JsonNode sent = shipped("SEN-2-1", gln, part, 55);
    assertThat(sent.at("/unknown/0/name").asString()).isEqualTo(gln);
    received(sent, part, 5);
    assertThat(stock(part)).containsExactly(gln + " 5");
    String registered = Registration.body(operator, HENGYUE);
    try {
      register(registered, gln);
      assertThat(underway(part, "PLANT8")).isEqualTo("50");
      assertThat(runOutSites(part)).contains("PLANT8");
      // A sheet finds the schedule by its own name of the site and by the site's present name.
      for (String site : List.of(gln, "HENGYUE/" + gln, "PLANT8", "HENGYUE/PLANT8"))
        assertThat(openings(site, part).path("good").asInt()).as(site).isOne();
      assertThat(openings("PLANT1", part).path("good").asInt()).isZero();
      // Goods sent to the code serve the schedule that names the GLN, in balance and ledger.
      shipped("SEN-2-2", "PLANT8", part, 20);
      JsonNode sold = balance(supplier, "side=supplier&site=JX1&part=" + part);
      assertThat(sold.at("/runOut/size").asString()).isEqualTo("25");
      JsonNode ledger =
          supplier.json(
              "/api/v1/cumulatives?schedule="
                  + supplier
                      .items("/api/v1/call-offs?part=" + part)
                      .getFirst()
                      .path("schedule")
                      .asString());
      assertThat(ledger.at("/supplier/shipped").asString()).as(ledger.toString()).isEqualTo("75");
      // A receipt by message moves all received goods to the site.
      new Api(hub, "hengyue-edi").handIn(recadv("SEN-2-R", "SEN-2-1", part, 45));
      assertThat(stock(part)).containsExactly("PLANT8 50");
      assertThat(underway(part, "PLANT8")).isEqualTo("25");
    } finally {
      operator.put(HENGYUE, registered, JSON);
      buyer.settle();
    }
  }

  @Test
  void what_goes_back_after_its_site_was_registered_leaves_the_stock_of_the_code() {
    String gln = "4012345999976";
    String part = "SEN-5";
    String release = Delfors.of("SEN-5", part, "11", EDI.format(monday), "30");
    new Api(hub, "hengyue-edi").handIn(release.replace("PLANT1::92", gln + "::9"));
    supplier.settle();
    JsonNode sent = shipped("SEN-5-1", gln, part, 30);
    String path = "/api/v1/shipments/" + sent.path("id").asString();
    String came =
        """
        {"received": "%s", "lines": [{"part": "%s", "quantity": "30", "unit": "PCE",
         "difference": {"kind": "damaged", "quantity": "4"}}]}
        """;
    done(buyer, path, "/receipts", came.formatted(today, part));
    assertThat(stock(part)).containsExactlyInAnyOrder(gln + " 26", gln + " 4");
    for (Api it : List.of(buyer, supplier))
      done(it, path, "/settlements", "{\"receipt\": 1, \"line\": 1, \"outcome\": \"returned\"}");
    String registered = Registration.body(operator, HENGYUE);
    try {
      register(registered, gln);
      // The same day, after the receipt: a count finds the goods.
      String counted =
          "{\"site\": \"PLANT8\", \"part\": \"%s\", \"category\": \"raw\", \"status\": \"usable\","
              + " \"quantity\": \"26\", \"unit\": \"PCE\", \"at\": \"%s\"}";
      var answer = buyer.post("/api/v1/stock/counts", counted.formatted(part, Instant.now()), JSON);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      String back =
          "{\"number\": \"SEN-5-R\", \"sent\": \"%s\", \"parts\": [{\"receipt\": 1, \"line\": 1,"
              + " \"quantity\": \"4\"}]}";
      done(buyer, path, "/returns", back.formatted(today));
      assertThat(stock(part)).containsExactly("PLANT8 26");
      assertThat(buyer.json(path).at("/returns/0/site").asString()).isEqualTo("PLANT8");
    } finally {
      operator.put(HENGYUE, registered, JSON);
      buyer.settle();
    }
  }

  @Test
  void capacity_is_of_a_site_that_is_known_by_whatever_name() {
    String group =
        """
        {"code": "%s", "site": "%s", "names": {"en": "Lathe", "zh": "车床"}, "unit": "HUR", "weeks": [], "parts": []}
        """;
    var stated =
        supplier.post("/api/v1/capacity-groups", group.formatted("SEN-3", "6909990000066"), JSON);
    assertThat(stated.statusCode()).as(stated.body()).isEqualTo(200);
    supplier.settle();
    assertThat(
            supplier.items("/api/v1/capacity-groups?code=SEN-3").getFirst().path("site").asString())
        .isEqualTo("JX1");
    var unknown =
        supplier.post("/api/v1/capacity-groups", group.formatted("SEN-4", "NOWHERE"), JSON);
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(Api.body(unknown).at("/errors/0/code").asString()).isEqualTo("site-unknown");
  }

  private void register(String registered, String gln) {
    String site =
        "{\"code\":\"PLANT8\",\"name\":{\"en\":\"Plant 8\",\"zh\":\"八号工厂\"},\"gln\":\"%s\"}"
            .formatted(gln);
    String more = registered.replace("\"sites\":[", "\"sites\":[" + site + ",");
    assertThat(operator.put(HENGYUE, more, JSON).statusCode()).isEqualTo(200);
    buyer.settle();
  }

  /** A preview of the import, which proposes nothing. */
  private JsonNode openings(String site, String part) {
    String sheet =
        "partner,site,part,asOf,received,shipped\nHENGYUE,%s,%s,%s,100,100\n"
            .formatted(site, part, today.minusDays(1));
    var answer =
        supplier.post(
            "/api/v1/imports/opening-cumulatives?mode=preview", sheet, "Content-Type", "text/csv");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer);
  }

  private JsonNode shipped(String number, String shipTo, String part, int quantity) {
    var answer =
        supplier.post(
            "/api/v1/shipments",
            """
            {"number": "%s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "%s", "shipped": "%s", "arrives": "%s",
             "lines": [{"part": "%s", "quantity": "%d", "unit": "PCE"}]}
            """
                .formatted(number, shipTo, today, monday, part, quantity),
            JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return shipment(number);
  }

  private JsonNode shipment(String number) {
    buyer.settle();
    return buyer.items("/api/v1/shipments?number=" + number).getFirst();
  }

  private void received(JsonNode shipment, String part, int quantity) {
    String body =
        """
        {"received": "%s", "lines": [{"part": "%s", "quantity": "%d", "unit": "PCE"}]}
        """;
    done(
        buyer,
        "/api/v1/shipments/" + shipment.path("id").asString(),
        "/receipts",
        body.formatted(today, part, quantity));
  }

  /** Acts on a shipment at its present version. */
  private static void done(Api by, String shipment, String what, String body) {
    by.settle();
    String seen = "\"" + by.json(shipment).path("version").asString() + "\"";
    var answer =
        by.post(shipment + what, body, "Content-Type", "application/json", "If-Match", seen);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    by.settle();
  }

  private static String recadv(String reference, String shipment, String part, int quantity) {
    String day = "20261128";
    return ("UNB+UNOC:3+HENGYUE:ZZ+JIAXIN:ZZ+261126:0900+%1$s'UNH+1+RECADV:D:96A:UN'BGM+632+%1$s+9'DTM+137:%2$s:102'DTM+50:%2$s:102'"
                + "RFF+DQ:%3$s'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'CPS+1'LIN+1++%4$s:IN'QTY+48:%5$d:PCE'UNT+11+1'UNZ+1+%1$s'")
        .formatted(reference, day, shipment, part, quantity);
  }

  private JsonNode balance(Api api, String query) {
    return api.json("/api/v1/supply-balance?days=40&" + query);
  }

  /** The sum of expected goods at the site. */
  private String underway(String part, String site) {
    buyer.settle();
    int sum = 0;
    for (JsonNode row : balance(buyer, "side=buyer&site=" + site + "&part=" + part).path("rows"))
      sum += Integer.parseInt(row.at("/in/confirmed").asString());
    return Integer.toString(sum);
  }

  private List<String> stock(String part) {
    buyer.settle();
    return buyer.items("/api/v1/stock?holder=HENGYUE&part=" + part).stream()
        .filter(it -> !it.path("quantity").asString().equals("0"))
        .map(it -> it.path("site").asString() + " " + it.path("quantity").asString())
        .toList();
  }

  private List<String> runOutSites(String part) {
    return buyer.items("/api/v1/run-outs?side=buyer&part=" + part).stream()
        .map(it -> it.path("site").asString())
        .toList();
  }
}
