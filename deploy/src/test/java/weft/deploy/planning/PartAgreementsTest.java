package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;

/** Two partners agree on a part, each by its own number; nobody else sees the agreement. */
class PartAgreementsTest {
  private static final String LIST = "/api/v1/part-agreements";
  private static final String[] JSON = {"Content-Type", "application/json"};
  private final RunningHub hub = RunningHub.busy();
  private final Api buyer = new Api(hub, "hengyue-planner");
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api stranger = new Api(hub, "lingyun-edi");

  private static JsonNode stated(Api api, String body) {
    var answer = api.post(LIST, body, JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer);
  }

  @Test
  void both_sides_state_their_own_and_read_it_by_their_own_numbers() {
    stated(
        buyer,
        """
        {"partner": "JIAXIN", "part": "GB/T-77", "unit": "PCE", "names": {"zh": "支座", "en": "Bracket"},
         "conversions": [{"unit": "KGM", "factor": "0.25"}], "transitDays": 2,
         "range": {"minimum": "100", "maximum": "400", "in": "quantity"},
         "cover": {"calendar": "working", "inspectionCounts": true}, "spread": "even",
         "staleAfterHours": 48, "planner": "B7", "certificates": [{"type": "3.1", "language": "zh"}]}
        """);
    var written =
        stated(
            supplier,
            """
            {"partner": "HENGYUE", "part": "JX-77", "partnerPart": "GB/T-77", "planner": "S1",
             "packaging": {"kind": "KLT6428", "quantity": "24"}}
            """);
    assertThat(written.path("version").asInt()).isEqualTo(2);
    String own = "&atLeast=" + written.path("position");
    var sold = supplier.json(LIST + "?part=JX-77&partner=HENGYUE" + own).at("/items/0");
    assertThat(sold.path("partnerPart").asString()).isEqualTo("GB/T-77");
    assertThat(sold.path("partner").asString()).isEqualTo("HENGYUE");
    assertThat(sold.path("planner").asString()).isEqualTo("S1");
    assertThat(sold.path("spread").asString()).isEqualTo("even");
    var bought = buyer.json(LIST + "?part=GB%2FT-77" + own).at("/items/0");
    assertThat(bought.path("part").asString()).isEqualTo("GB/T-77");
    assertThat(supplier.json(LIST + "?partnerPart=GB%2FT-77" + own).at("/items/0")).isEqualTo(sold);
    assertThat(buyer.json(LIST + "?partnerPart=JX-77" + own).at("/items/0")).isEqualTo(bought);
    assertThat(buyer.json(LIST + "?partnerPart=GB%2FT-77" + own).at("/items")).isEmpty();
    assertThat(stranger.json(LIST + "?partnerPart=GB%2FT-77").at("/items")).isEmpty();
    assertThat(bought.path("partnerPart").asString()).isEqualTo("JX-77");
    assertThat(bought.path("planner").asString()).isEqualTo("B7");
    assertThat(bought.at("/conversions/0/factor").asString()).isEqualTo("0.25");
    assertThat(bought.at("/range/maximum").asString()).isEqualTo("400");
    assertThat(bought.at("/cover/calendar").asString()).isEqualTo("working");
    assertThat(bought.at("/packaging/quantity").asString()).isEqualTo("24");
    String one = LIST + "/" + written.path("id").asString();
    assertThat(buyer.get(one).headers().firstValue("ETag")).contains("\"2\"");
    assertThat(stranger.get(one).statusCode()).isEqualTo(404);
    assertThat(stranger.json(LIST + "?part=GB%2FT-77").path("items")).isEmpty();
  }

  @Test
  void the_feed_and_the_history_show_no_more_of_it_than_the_list() {
    stated(
        buyer,
        "{\"partner\": \"JIAXIN\", \"part\": \"PA-FEED\", \"unit\": \"PCE\", \"planner\":"
            + " \"BUYERS-OWN\"}");
    var written =
        stated(
            supplier,
            "{\"partner\": \"HENGYUE\", \"part\": \"JX-FEED\", \"partnerPart\": \"PA-FEED\","
                + " \"planner\": \"SUPPLIERS-OWN\"}");
    long position = written.path("position").asLong();
    buyer.settle();
    String id = written.path("id").asString();
    for (Api reader : List.of(buyer, supplier)) {
      boolean buys = reader == buyer;
      String foreign = buys ? "SUPPLIERS-OWN" : "BUYERS-OWN";
      var listed = reader.json(LIST + "/" + id);
      var told =
          reader
              .json("/api/v1/changes?limit=500&after=" + (position - 1))
              .path("items")
              .valueStream()
              .filter(it -> it.path("event").asString().equals("part-agreements"))
              .map(it -> it.at("/data/row"))
              .filter(it -> it.path("id").asString().equals(id))
              .toList();
      assertThat(told).containsExactly(listed);
      var history = reader.json("/api/v1/history/streams/" + id);
      assertThat(history.toString())
          .contains(buys ? "BUYERS-OWN" : "SUPPLIERS-OWN")
          .doesNotContain(foreign);
    }
  }

  @Test
  void a_number_that_was_agreed_on_is_not_renamed_by_who_states_another_one() {
    var written =
        stated(
            buyer,
            "{\"partner\": \"JIAXIN\", \"part\": \"PA-N\", \"partnerPart\": \"JX-N\", \"unit\":"
                + " \"PCE\"}");
    var byBuyer =
        buyer.post(
            LIST, "{\"partner\": \"JIAXIN\", \"part\": \"PA-N\", \"partnerPart\": \"JX-O\"}", JSON);
    assertThat(byBuyer.statusCode()).as(byBuyer.body()).isEqualTo(409);
    assertThat(Api.body(byBuyer).at("/errors/0/pointer").asString()).isEqualTo("/partnerPart");
    String other = "{\"partner\": \"HENGYUE\", \"part\": \"JX-Q1\", \"partnerPart\": \"PA-N\"}";
    var refused = supplier.post(LIST, other, JSON);
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
    JsonNode problem = Api.body(refused);
    assertThat(problem.path("code").asString()).isEqualTo("agreed-otherwise");
    assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/part");
    assertThat(problem.path("detail").asString()).contains("PA-N", "JX-N", "JX-Q1", "If-Match");
    String more = "{\"partner\": \"HENGYUE\", \"part\": \"JX-N\", \"partnerPart\": \"PA-N\", %s}";
    stated(supplier, more.formatted("\"planner\": \"S2\""));
    String one = LIST + "/" + written.path("id").asString();
    var renamed = put(supplier, one, "2", "{\"part\": \"JX-Q1\"}");
    assertThat(renamed.statusCode()).as(renamed.body()).isEqualTo(200);
    String now = LIST + "?part=JX-Q1&atLeast=" + Api.body(renamed).path("position");
    assertThat(supplier.json(now).path("items")).hasSize(1);
  }

  @Test
  void it_is_changed_as_it_was_seen_and_only_where_it_is_ones_own() {
    var written = stated(buyer, "{\"partner\": \"JIAXIN\", \"part\": \"PA-2\", \"unit\": \"PCE\"}");
    String one = LIST + "/" + written.path("id").asString();
    assertThat(supplier.put(one, "{\"transitDays\": 3}", JSON).statusCode()).isEqualTo(428);
    assertThat(put(supplier, one, "9", "{\"transitDays\": 3}").statusCode()).isEqualTo(412);
    assertThat(put(stranger, one, "1", "{\"transitDays\": 3}").statusCode()).isEqualTo(404);
    assertThat(put(supplier, one, "1", "{\"transitDays\": 3}").statusCode()).isEqualTo(200);
    var range = put(supplier, one, "2", "{\"range\": {\"minimum\": \"5\"}}");
    assertThat(range.statusCode()).as(range.body()).isEqualTo(409);
    assertThat(Api.body(range).path("code").asString()).isEqualTo("not-yours-to-state");
    var upsideDown = put(buyer, one, "2", "{\"range\": {\"minimum\": \"5\", \"maximum\": \"4\"}}");
    assertThat(upsideDown.statusCode()).isEqualTo(422);
  }

  @Test
  void
      the_buyer_says_how_long_it_holds_and_what_is_on_time_and_the_balance_tells_when_it_is_over() {
    var written =
        stated(
            buyer,
            """
            {"partner": "JIAXIN", "part": "PA-3", "unit": "PCE", "staleAfterHours": 24,
             "validity": {"from": "2020-01-01", "until": "2020-12-31"}, "otif": {"earlyDays": 2}}
            """);
    String one = LIST + "/" + written.path("id").asString();
    var seen = supplier.json(one + "?atLeast=" + written.path("position"));
    assertThat(seen.at("/validity/until").asString()).isEqualTo("2020-12-31");
    assertThat(seen.at("/otif/earlyDays").asInt()).isEqualTo(2);
    assertThat(seen.at("/otif/lateDays").asInt()).isZero();
    var over = supplier.json("/api/v1/supply-balance?side=supplier&part=PA-3&site=JX1");
    assertThat(over.path("notInForce")).hasSize(1);
    assertThat(over.at("/notInForce/0/partner").asString()).isEqualTo("HENGYUE");
    assertThat(over.at("/notInForce/0/until").asString()).isEqualTo("2020-12-31");
    assertThat(over.path("unit").asString()).as("its terms count on").isEqualTo("PCE");
    assertThat(put(supplier, one, "1", "{\"validity\": {}}").statusCode()).isEqualTo(409);
    var backwards =
        put(
            buyer,
            one,
            "1",
            "{\"validity\": {\"from\": \"2026-02-02\", \"until\": \"2026-02-01\"}}");
    assertThat(Api.body(backwards).path("code").asString()).isEqualTo("ends-before-it-begins");
    var wide = put(buyer, one, "1", "{\"otif\": {\"lateDays\": 32}}");
    assertThat(Api.body(wide).path("code").asString()).isEqualTo("otif-out-of-bounds");
    var open = put(buyer, one, "1", "{\"validity\": {\"from\": \"2020-01-01\"}}");
    assertThat(open.statusCode()).as(open.body()).isEqualTo(200);
    String position = "&atLeast=" + Api.body(open).path("position");
    var holds = supplier.json("/api/v1/supply-balance?side=supplier&part=PA-3&site=JX1" + position);
    assertThat(holds.path("notInForce")).isEmpty();
  }

  @Test
  void who_is_no_partner_is_told_so() {
    var answer =
        buyer.post(LIST, "{\"partner\": \"XIANGYIN\", \"part\": \"P\", \"unit\": \"PCE\"}", JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(Api.body(answer).at("/errors/0/code").asString()).isEqualTo("no-such-partner");
    var factor =
        buyer.post(
            LIST,
            "{\"partner\": \"JIAXIN\", \"part\": \"P\", \"unit\": \"PCE\", \"conversions\":"
                + " [{\"unit\": \"KGM\"}]}",
            JSON);
    assertThat(Api.body(factor).at("/errors/0/pointer").asString())
        .isEqualTo("/conversions/0/factor");
  }

  private static java.net.http.HttpResponse<String> put(
      Api api, String path, String version, String body) {
    return api.put(path, body, "Content-Type", "application/json", "If-Match", version);
  }
}
