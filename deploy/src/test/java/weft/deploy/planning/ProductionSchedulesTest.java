package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/** A supplier publishes and reports output; each buyer that it names sees only its own share. */
class ProductionSchedulesTest {
  private static final String[] JSON = {"Content-Type", "application/json"};
  private static final String PATH = "/api/v1/production-schedules";
  private final RunningHub hub = RunningHub.shared();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api hengyue = new Api(hub, "hengyue-planner");
  private final Api lingyun = new Api(hub, "lingyun-edi");
  private final Api stranger = new Api(hub, "hongzhu-api");

  private HttpResponse<String> publish(String part, String buyers, String lines) {
    return supplier.post(
        PATH,
        """
        {"site": "JX1", "part": "%s", "unit": "PCE", "from": "2027-03-01", "until": "2027-03-14", "lines": [%s]%s}\
        """
            .formatted(part, lines, buyers),
        JSON);
  }

  private JsonNode published(String part, String buyers, String lines) {
    var answer = publish(part, buyers, lines);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ETag")).isPresent();
    return Api.body(answer);
  }

  private static String to(String... buyers) {
    return ", \"buyers\": [\"" + String.join("\", \"", buyers) + "\"]";
  }

  private static String day(String date, String quantity, String... shares) {
    StringBuilder allotments = new StringBuilder();
    for (int i = 0; i < shares.length; i += 2)
      allotments
          .append(i == 0 ? "" : ", ")
          .append("{\"buyer\": \"%s\", \"quantity\": \"%s\"}".formatted(shares[i], shares[i + 1]));
    return "{\"date\": \"%s\", \"quantity\": \"%s\", \"allotments\": [%s]}"
        .formatted(date, quantity, allotments);
  }

  private static String list(String part, JsonNode written) {
    return PATH + "?part=" + part + "&atLeast=" + written.path("position");
  }

  private static String one(JsonNode written) {
    return PATH + "/" + written.path("id").asString() + "?atLeast=" + written.path("position");
  }

  @Test
  void who_names_the_version_it_saw_replaces_nothing_that_a_colleague_published_meanwhile() {
    String body =
        """
        {"site": "JX1", "part": "PS-SEEN", "unit": "PCE", "from": "2027-03-01", "until": "2027-03-31",
         "lines": [{"date": "2027-03-01", "quantity": "%s"}]}
        """;
    assertThat(seen(body.formatted(5), "\"1\"").statusCode()).as("there is none").isEqualTo(412);
    var first = Api.body(supplier.post(PATH, body.formatted(5), JSON));
    String version = "\"" + first.path("version").asLong() + "\"";
    var second = Api.body(seen(body.formatted(6), version));
    assertThat(seen(body.formatted(7), version).statusCode()).isEqualTo(412);
    assertThat(supplier.json(one(second)).at("/lines/0/quantity").asString()).isEqualTo("6");
  }

  private HttpResponse<String> seen(String body, String ifMatch) {
    return supplier.post(PATH, body, "Content-Type", "application/json", "If-Match", ifMatch);
  }

  @Test
  void a_plan_is_shown_to_others_as_it_stands() {
    var first =
        published(
            "PS-SHOW",
            to("HENGYUE"),
            "{\"date\": \"2027-03-01\", \"quantity\": \"100\"}, {\"week\": \"2027-W10\","
                + " \"quantity\": \"500\"}");
    assertThat(lingyun.json(list("PS-SHOW", first)).path("items")).isEmpty();
    var both = shown(first, "\"HENGYUE\", \"LINGYUN\"");
    for (Api it : List.of(hengyue, lingyun)) {
      var seen = it.json(one(both));
      assertThat(seen.at("/lines/0/quantity").asString()).isEqualTo("100");
      assertThat(seen.at("/lines/0/allotments")).as("of several it is nobody's").isEmpty();
      assertThat(seen.at("/lines/1/quantity").asString()).isEqualTo("500");
    }
    var other = shown(both, "\"LINGYUN\"");
    assertThat(hengyue.get(one(other)).statusCode()).isEqualTo(404);
    assertThat(lingyun.json(one(other)).at("/lines/1/allotments/0/quantity").asString())
        .isEqualTo("500");
    assertThat(show(first, "", "\"1\"").statusCode()).as("seen before").isEqualTo(412);
    assertThat(Api.body(show(first, "\"HENGYUE\"", null)).path("version").asLong())
        .isGreaterThan(other.path("version").asLong());
    var unknown = show(first, "\"SHENJI\"", null);
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("no-partnership", "/buyers/0");
    String path = PATH + "/" + first.path("id").asString() + "/shown-to";
    assertThat(stranger.post(path, "{\"buyers\": []}", JSON).statusCode()).isEqualTo(404);
    assertThat(hengyue.post(path, "{\"buyers\": []}", JSON).statusCode()).isIn(403, 404);
    for (String silent : List.of("{}", "{\"buyers\": null}", "{\"buyer\": [\"HENGYUE\"]}"))
      OwnHub.refused(supplier.post(path, silent, JSON), 422, "invalid");
  }

  private HttpResponse<String> show(JsonNode written, String buyers, @Nullable String ifMatch) {
    String path = PATH + "/" + written.path("id").asString() + "/shown-to";
    String body = "{\"buyers\": [%s]}".formatted(buyers);
    return ifMatch == null
        ? supplier.post(path, body, JSON)
        : supplier.post(path, body, "Content-Type", "application/json", "If-Match", ifMatch);
  }

  private JsonNode shown(JsonNode seen, String buyers) {
    var answer = show(seen, buyers, "\"" + seen.path("version").asLong() + "\"");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer);
  }

  @Test
  void each_named_buyer_sees_its_share_and_what_is_free_and_others_nothing() {
    var written =
        published(
            "PS-1",
            to("HENGYUE", "LINGYUN"),
            day("2027-03-01", "100", "HENGYUE", "60", "LINGYUN", "30")
                + ", {\"week\": \"2027-W10\", \"quantity\": \"500\"}");
    var own = supplier.json(list("PS-1", written));
    assertThat(own.at("/items")).hasSize(1);
    assertThat(own.at("/items/0/lines/0/quantity").asString()).isEqualTo("100");
    assertThat(own.at("/items/0/lines/0/allotments")).hasSize(2);
    assertThat(own.at("/items/0/lines/1/week").asString()).isEqualTo("2027-W10");
    assertThat(own.at("/items/0/buyers")).hasSize(2);
    assertThat(own.at("/items/0/version").asLong()).isEqualTo(written.path("version").asLong());

    var first = hengyue.json(list("PS-1", written));
    assertThat(first.at("/items")).hasSize(1);
    assertThat(first.at("/items/0/lines/0/quantity").asString()).isEqualTo("70");
    assertThat(first.at("/items/0/lines/0/allotments/0/quantity").asString()).isEqualTo("60");
    assertThat(first.at("/items/0/site").asString()).isEqualTo("JIAXIN/JX1");
    assertThat(first.toString()).doesNotContain("LINGYUN");
    assertThat(hengyue.json(list("PS-1", written) + "&site=JIAXIN/JX1&as=buyer").at("/items"))
        .hasSize(1);
    var second = lingyun.json(one(written));
    assertThat(second.at("/lines/0/quantity").asString()).isEqualTo("40");
    assertThat(second.toString()).doesNotContain("HENGYUE");

    assertThat(stranger.json(list("PS-1", written)).path("items")).isEmpty();
    assertThat(stranger.get(one(written)).statusCode()).isEqualTo(404);
    assertThat(supplier.json(list("PS-1", written) + "&as=buyer").path("items")).isEmpty();
    assertThat(supplier.json(list("PS-1", written) + "&buyer=LINGYUN").path("items")).hasSize(1);
    assertThat(supplier.json(list("PS-1", written) + "&buyer=DINGCHENG").path("items")).isEmpty();
    assertThat(supplier.json(list("PS-1", written) + "&from=2027-03-15").path("items")).isEmpty();
    assertThat(supplier.json(list("PS-1", written) + "&until=2027-03-01").path("items")).hasSize(1);
  }

  @Test
  void naming_one_buyer_allots_all_to_it_and_naming_none_shows_it_to_nobody() {
    var one = published("PS-2", to("HENGYUE"), day("2027-03-01", "100"));
    assertThat(hengyue.json(one(one)).at("/lines/0/allotments/0/quantity").asString())
        .isEqualTo("100");
    var none = published("PS-2B", "", day("2027-03-01", "100", "HENGYUE", "60"));
    assertThat(supplier.json(one(none)).at("/lines/0/allotments/0/buyer").asString())
        .isEqualTo("HENGYUE");
    assertThat(hengyue.json(list("PS-2B", none)).path("items")).isEmpty();
    assertThat(hengyue.get(one(none)).statusCode()).isEqualTo(404);
  }

  @Test
  void a_version_shows_what_it_changed_to_both_and_against_any_other() {
    var first =
        published("PS-3", to("HENGYUE"), day("2027-03-01", "100") + "," + day("2027-03-02", "50"));
    var second = published("PS-3", to("HENGYUE"), day("2027-03-01", "80"));
    var third = published("PS-3", to("HENGYUE"), day("2027-03-01", "90"));
    for (Api it : List.of(supplier, hengyue)) {
      var row = it.json(one(third));
      assertThat(row.path("published").asInt()).isEqualTo(3);
      assertThat(row.path("changes")).hasSize(1);
      assertThat(row.at("/changes/0/kind").asString()).isEqualTo("more");
      assertThat(row.at("/changes/0/before").asString()).isEqualTo("80");
      var since = it.json(one(third) + "&against=" + first.path("version"));
      assertThat(since.path("changes")).hasSize(2);
      assertThat(since.at("/changes/0/kind").asString()).isEqualTo("less");
      assertThat(since.at("/changes/1/kind").asString()).isEqualTo("removed");
    }
    assertThat(supplier.json(one(third) + "&against=" + second.path("version")).path("changes"))
        .hasSize(1);
    assertThat(supplier.json(one(third) + "&against=last-answer").path("changes")).hasSize(1);
    assertThat(supplier.json(one(third) + "&against=" + third.path("version")).path("changes"))
        .allMatch(it -> it.path("kind").asString().equals("same"));
  }

  @Test
  void a_version_that_there_never_was_is_compared_with_nothing() {
    var only = published("PS-3B", to("HENGYUE"), day("2027-03-01", "100"));
    assertThat(supplier.json(one(only)).path("version").asInt()).isEqualTo(2);
    for (String version : List.of("1", "2", "%222%22"))
      assertThat(supplier.get(one(only) + "&against=" + version).statusCode())
          .as(version)
          .isEqualTo(200);
    for (String version : List.of("x", "0", "-1", "3", "99", "99999999999999999999")) {
      var refused = supplier.get(one(only) + "&against=" + version);
      assertThat(refused.statusCode()).as(version).isEqualTo(400);
      assertThat(Api.body(refused).path("code").asString()).isEqualTo("parameter-invalid");
      assertThat(Api.body(refused).at("/params/parameter").asString()).isEqualTo("against");
    }
    assertThat(stranger.get(one(only) + "&against=99").statusCode()).isEqualTo(404);
  }

  @Test
  void a_buyer_that_is_named_no_more_sees_it_no_more() {
    published("PS-4", to("HENGYUE"), day("2027-03-01", "100"));
    var next = published("PS-4", "", day("2027-03-01", "100"));
    assertThat(hengyue.json(list("PS-4", next)).path("items")).isEmpty();
    assertThat(hengyue.get(one(next)).statusCode()).isEqualTo(404);
    assertThat(supplier.json(one(next)).path("buyers")).isEmpty();
  }

  @Test
  void reported_output_nets_the_plan_of_its_day_for_both() {
    var written =
        supplier.post(
            PATH,
            """
            {"site": "JX1", "part": "PS-5", "unit": "PCE", "from": "2026-11-02", "until": "2026-11-08", "buyers": ["HENGYUE"],
             "lines": [{"date": "2026-11-02", "quantity": "100", "allotments": [{"buyer": "HENGYUE", "quantity": "60"}]}]}\
            """,
            JSON);
    assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
    String output = PATH + "/" + Api.body(written).path("id").asString() + "/output";
    var report =
        supplier.post(
            output,
            "{\"date\": \"2026-11-02\", \"good\": \"50\", \"scrap\": \"5\", \"batch\": \"B-17\"}",
            JSON);
    assertThat(report.statusCode()).as(report.body()).isEqualTo(200);
    var own = supplier.json(one(Api.body(report)));
    assertThat(own.at("/lines/0/reported").asString()).isEqualTo("50");
    assertThat(own.at("/lines/0/open").asString()).isEqualTo("50");
    assertThat(own.at("/made/0/scrap").asString()).isEqualTo("5");
    var shown = hengyue.json(one(Api.body(report)));
    assertThat(shown.at("/lines/0/open").asString()).isEqualTo("50");
    assertThat(shown.at("/lines/0/reported").isNull()).isTrue();
    assertThat(shown.path("made")).isEmpty();

    String again = "{\"date\": \"2026-11-02\", \"good\": \"-60\", \"batch\": \"B-17\"%s}";
    assertThat(code(supplier.post(output, again.formatted(""), JSON), 422))
        .isEqualTo("reason-missing");
    assertThat(code(supplier.post(output, again.formatted(", \"reason\": \"twice\""), JSON), 409))
        .isEqualTo("taken-back-beyond-reported");
    assertThat(
            code(supplier.post(output, "{\"date\": \"2098-01-01\", \"good\": \"1\"}", JSON), 422))
        .isEqualTo("made-in-the-future");
    assertThat(hengyue.post(output, again.formatted(""), JSON).statusCode()).isIn(403, 404);
    assertThat(stranger.post(output, "{\"date\": \"2026-11-02\", \"good\": \"1\"}", JSON))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(404);
  }

  @Test
  void faults_are_told_with_their_place() {
    var beyond = publish("PS-6", "", day("2027-03-01", "100", "HENGYUE", "101"));
    assertThat(code(beyond, 422)).isEqualTo("allotted-beyond-line");
    assertThat(Api.body(beyond).at("/errors/0/pointer").asString())
        .isEqualTo("/lines/0/allotments");
    var unknown = publish("PS-6", to("XIANGYIN"), day("2027-03-01", "100"));
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(Api.body(unknown).at("/errors/0/pointer").asString()).isEqualTo("/buyers/0");
    assertThat(code(publish("PS-6", "", day("2027-04-01", "1")), 422)).isEqualTo("outside-horizon");
    var buyer = hengyue.post(PATH, "{}", JSON);
    assertThat(code(buyer, 403)).isEqualTo("side-missing");
  }

  @Test
  void a_check_refuses_what_no_plan_may_say_and_all_lines_are_told_at_once() {
    String plan =
        """
        {"site": "JX1", "part": "PS-CHECK", "unit": "PCE", "from": "2027-03-01", "until": "2027-03-14", "lines": [%s]}\
        """;
    var without = supplier.post(PATH + "/check", plan.formatted("{\"quantity\": \"5\"}"), JSON);
    assertThat(without.statusCode()).as(without.body()).isEqualTo(422);
    var negative =
        supplier.post(
            PATH + "/check",
            plan.formatted(
                day("2027-03-01", "-1")
                    + ","
                    + day("2027-03-02", "1")
                    + ","
                    + day("2027-03-03", "-2")),
            JSON);
    assertThat(negative.statusCode()).as(negative.body()).isEqualTo(422);
    assertThat(negative.body()).contains("/lines/0/quantity", "/lines/2/quantity");
    var all =
        supplier.post(
            PATH + "/check",
            """
            {"site": "NOWHERE", "unit": "pieces", "from": "1999-12-31", "buyers": ["XIANGYIN"],
             "lines": [{"date": "2027-03-01", "allotments": [{"buyer": "XIANGYIN"}]}]}
            """,
            JSON);
    assertThat(all.statusCode()).as(all.body()).isEqualTo(422);
    assertThat(Api.body(all).path("errors"))
        .extracting(it -> it.path("pointer").asString())
        .containsExactly(
            "/site",
            "/part",
            "/unit",
            "/from",
            "/until",
            "/lines/0/quantity",
            "/lines/0/allotments/0/buyer",
            "/lines/0/allotments/0/quantity",
            "/buyers/0");
  }

  @Test
  void an_operator_without_a_company_is_refused_by_the_lists_of_planning() {
    var operator = new Api(hub, "operator@weft");
    for (String list :
        List.of(
            "production-schedules",
            "material-demands",
            "capacity-groups",
            "part-agreements",
            "stock",
            "stock/keys",
            "grants",
            "run-outs"))
      assertThat(operator.get("/api/v1/" + list).statusCode()).as(list).isEqualTo(403);
  }

  @Test
  void what_is_published_is_told_to_those_who_see_it() {
    var before = hengyue.json("/api/v1/changes").path("next").asString();
    var stranger = this.stranger.json("/api/v1/changes").path("next").asString();
    var written = published("PS-7", to("HENGYUE"), day("2027-03-01", "100"));
    supplier.json(list("PS-7", written)); // waits
    assertThat(hengyue.json("/api/v1/changes?after=" + before).path("items"))
        .filteredOn(it -> it.path("event").asString().equals("production-schedules"))
        .extracting(it -> it.at("/data/row/part").asString())
        .contains("PS-7");
    assertThat(this.stranger.json("/api/v1/changes?after=" + stranger).toString())
        .doesNotContain("PS-7");
  }

  private static String code(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return Api.body(answer).path("code").asString();
  }
}
