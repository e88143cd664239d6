package weft.deploy.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/** A supplier ships by its own part numbers; the part agreement has the buyer's. */
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

  /** Unique to one test and run. */
  private final String run = Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);

  private final String own = "OWN-" + run;
  private final String theirs = "HY-OWN-" + run;

  private static JsonNode seen(Api by, String path, JsonNode written) {
    return by.json(path + (path.contains("?") ? "&" : "?") + "atLeast=" + written.path("position"));
  }

  @Test
  void either_side_reads_its_own_number_wherever_a_part_is_named_and_the_partners_beside_it() {
    agree(own, theirs);
    supplier.settle();
    String packed =
        """
        , "packages": [{"label": "K2", "contents": [{"part": "%s", "quantity": "30"}]}]\
        """
            .formatted(own);
    JsonNode sent = ok(announce("OWN-G" + run, "\"part\": \"%s\"".formatted(own), packed));
    String one = "/api/v1/shipments/" + sent.path("id").asString();
    JsonNode came =
        ok(
            buyer.post(
                one + "/receipts",
                """
                {"received": "%s", "lines": [{"part": "%s", "quantity": "20", "unit": "PCE"}]}\
                """
                    .formatted(TODAY, theirs),
                "Content-Type",
                "application/json",
                "If-Match",
                "\"1\""));
    for (Api by : new Api[] {supplier, buyer}) {
      String mine = by == supplier ? own : theirs;
      String partners = by == supplier ? theirs : own;
      JsonNode read = seen(by, one, came);
      assertThat(read.at("/lines/0/part").asString()).isEqualTo(mine);
      assertThat(read.at("/lines/0/partnerPart").asString()).isEqualTo(partners);
      assertThat(read.at("/packages/0/contents/0/part").asString()).isEqualTo(mine);
      assertThat(read.at("/receipts/0/lines/0/part").asString()).isEqualTo(mine);
      for (String list : new String[] {"shipments?number=OWN-G" + run + "&", "transit?"}) {
        String path = "/api/v1/" + list + "part=";
        assertThat(seen(by, path + mine, came).path("items")).as(path).isNotEmpty();
        assertThat(seen(by, path + partners, came).path("items")).as(path).isEmpty();
        String other = "/api/v1/" + list + "partnerPart=";
        assertThat(seen(by, other + partners, came).path("items")).as(other).isNotEmpty();
        assertThat(seen(by, other + mine, came).path("items")).as(other).isEmpty();
      }
      JsonNode way = seen(by, "/api/v1/transit?part=" + mine, came).at("/items/0");
      assertThat(way.path("part").asString() + " " + way.path("partnerPart").asString())
          .isEqualTo(mine + " " + partners);
      JsonNode receipt =
          seen(by, "/api/v1/receipts?shipment=" + sent.path("id").asString(), came).at("/items/0");
      assertThat(receipt.at("/lines/0/part").asString()).isEqualTo(mine);
    }
  }

  @Test
  void of_a_message_that_has_the_suppliers_number_alone_the_buyer_reads_and_receives_its_own() {
    agree(own, theirs);
    supplier.settle();
    String day = TODAY.toString().replace("-", "");
    String body =
        "BGM+351+OWN-M%1$s+9'DTM+137:%2$s:102'DTM+11:%2$s:102'NAD+BY+HENGYUE::92'NAD+SU+JIAXIN::92'NAD+ST+PLANT1::92'CPS+1'LIN+1'PIA+1+%3$s:SA'QTY+12:5:PCE'"
            .formatted(run, day, own);
    long count = body.chars().filter(it -> it == '\'').count() + 2;
    JsonNode answer =
        supplier.handIn(
            "UNB+UNOC:3+JIAXIN:ZZ+HENGYUE:ZZ+261126:0900+%1$s'UNH+1+DESADV:D:96A:UN'%2$sUNT+%3$d+1'UNZ+1+%1$s'"
                .formatted(run, body, count));
    assertThat(answer.at("/messages/0/outcome").asString())
        .as(answer.toString())
        .isEqualTo("applied");
    buyer.settle();
    JsonNode sent = buyer.json("/api/v1/shipments?number=OWN-M" + run).at("/items/0");
    assertThat(sent.at("/lines/0/part").asString()).isEqualTo(theirs);
    assertThat(sent.at("/lines/0/partnerPart").asString()).isEqualTo(own);
    JsonNode came =
        ok(
            buyer.post(
                "/api/v1/shipments/" + sent.path("id").asString() + "/receipts",
                """
                {"received": "%s", "lines": [{"part": "%s", "quantity": "5", "unit": "PCE"}]}\
                """
                    .formatted(TODAY, theirs),
                "Content-Type",
                "application/json",
                "If-Match",
                "\"1\""));
    assertThat(
            seen(buyer, "/api/v1/shipments/" + sent.path("id").asString(), came)
                .path("state")
                .asString())
        .isEqualTo("received");
  }

  @Test
  void the_change_feed_names_it_likewise() {
    agree(own, theirs);
    supplier.settle();
    String after = supplier.json("/api/v1/changes").path("next").asString();
    String from = buyer.json("/api/v1/changes").path("next").asString();
    JsonNode sent = ok(announce("OWN-H" + run, "\"part\": \"%s\"".formatted(own), ""));
    supplier.json("/api/v1/shipments?number=OWN-H" + run + "&atLeast=" + sent.path("position"));
    assertThat(changed(supplier, after)).containsOnly(own).hasSize(2);
    assertThat(changed(buyer, from)).containsOnly(theirs).hasSize(2);
  }

  /** The part numbers in the changes of the shipment and its transit. */
  private List<String> changed(Api by, String after) {
    return by.json("/api/v1/changes?limit=500&after=" + after)
        .path("items")
        .valueStream()
        .map(it -> it.at("/data/row"))
        .filter(it -> it.path("number").asString("").equals("OWN-H" + run))
        .map(it -> it.has("lines") ? it.at("/lines/0/part") : it.path("part"))
        .map(JsonNode::asString)
        .toList();
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
