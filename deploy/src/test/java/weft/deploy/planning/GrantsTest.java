package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.database.PartyReads;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.party.PartyCode;
import weft.party.PartyScope;

/** The other party sees shared data from the grant on, at its grain, and no longer once it ends. */
class GrantsTest {
  private static final String PATH = "/api/v1/grants";
  private static final String[] JSON = {"Content-Type", "application/json"};
  private final RunningHub hub = RunningHub.shared();
  private final Api owner = new Api(hub, "jiaxin-api");
  private final Api hengyue = new Api(hub, "hengyue-planner");
  private final Api lingyun = new Api(hub, "lingyun-edi");
  private final Api bank = new Api(hub, "xiangyin-bank");

  private JsonNode given(String to, String parts, String more) {
    var answer =
        owner.post(
            PATH,
            "{\"to\": \"%s\", \"what\": \"output\", \"parts\": %s%s}".formatted(to, parts, more),
            JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    hengyue.settle();
    return Api.body(answer);
  }

  private void withdraw(JsonNode grant) {
    var answer = owner.delete(PATH + "/" + grant.path("id").asString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    hengyue.settle();
  }

  private void published(String part, String quantity) {
    var answer =
        owner.post(
            "/api/v1/production-schedules",
            """
            {"site": "JX1", "part": "%s", "unit": "PCE", "from": "2027-03-01", "until": "2027-03-07",
             "lines": [{"date": "2027-03-01", "quantity": "%s", "allotments": [{"buyer": "LINGYUN", "quantity": "30"}]}]}\
            """
                .formatted(part, quantity),
            JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    hengyue.settle();
  }

  @Test
  void who_shares_with_one_that_is_no_partner_is_known_to_it_by_name_and_to_nobody_else() {
    CountedParts.count(owner, hengyue, "GR-NAME", "1");
    given("XIANGYIN", "[\"GR-NAME\"]", "");
    for (Api it : List.of(bank, owner)) {
      var known = it.json("/api/v1/partners");
      String other = it == bank ? "JIAXIN" : "XIANGYIN";
      assertThat(known.path("items")).noneMatch(one -> one.path("code").asString().equals(other));
      assertThat(known.path("others"))
          .filteredOn(one -> one.path("code").asString().equals(other))
          .hasSize(1)
          .allMatch(one -> !one.at("/name/zh").asString().isEmpty() && !one.has("sites"));
    }
    assertThat(lingyun.json("/api/v1/partners").path("others"))
        .noneMatch(one -> one.path("code").asString().equals("XIANGYIN"));
    for (String sharesNothing : List.of("shenji-audit", "operator@weft"))
      assertThat(new Api(hub, sharesNothing).json("/api/v1/partners").path("others")).isEmpty();
  }

  @Test
  void a_grant_of_stock_shows_what_the_giver_holds_of_its_parts_and_a_withdrawn_one_nothing() {
    CountedParts.count(owner, hengyue, "GR-ST-1", "70");
    CountedParts.count(owner, hengyue, "GR-ST-2", "5");
    String stock = "/api/v1/stock?part=";
    assertThat(hengyue.json(stock + "GR-ST-1").path("items")).isEmpty();
    var answer =
        owner.post(
            PATH,
            "{\"to\": \"HENGYUE\", \"what\": \"stock\", \"parts\": [\"GR-ST-1\"], \"grain\":"
                + " \"exact\"}",
            JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    hengyue.settle();
    var seen = hengyue.json(stock + "GR-ST-1").path("items");
    assertThat(seen).hasSize(1);
    assertThat(seen.at("/0/quantity").asString()).isEqualTo("70");
    assertThat(seen.at("/0/site").asString()).isEqualTo("JIAXIN/JX1");
    assertThat(hengyue.json(stock + "GR-ST-2").path("items")).isEmpty();
    assertThat(lingyun.json(stock + "GR-ST-1").path("items")).isEmpty();
    withdraw(Api.body(answer));
    assertThat(hengyue.json(stock + "GR-ST-1").path("items")).isEmpty();
  }

  @Test
  void a_state_of_stock_says_enough_low_or_none_by_the_agreed_minimum_and_no_number() {
    CountedParts.count(owner, hengyue, "GR-ST-3", "70");
    String grant =
        "{\"to\": \"HENGYUE\", \"what\": \"stock\", \"parts\": [\"GR-ST-3\"], \"grain\":"
            + " \"state\"}";
    OwnHub.ok(owner.post(PATH, grant, JSON));
    assertThat(stateOfStock()).isEqualTo("ok");
    OwnHub.ok(
        hengyue.post(
            "/api/v1/part-agreements",
            """
            {"partner": "JIAXIN", "part": "GR-ST-3", "unit": "PCE", "range": {"minimum": "100", "in": "quantity"}}\
            """,
            JSON));
    assertThat(stateOfStock()).isEqualTo("low");
    CountedParts.count(owner, hengyue, "GR-ST-3", "0");
    assertThat(stateOfStock()).isEqualTo("none");
    assertThat(hengyue.json("/api/v1/stock?part=GR-ST-3&status=blocked").path("items")).isEmpty();
    assertThat(hengyue.json("/api/v1/stock/keys?part=GR-ST-3").path("items")).isEmpty();
    assertThat(lingyun.json("/api/v1/stock?part=GR-ST-3").path("items")).isEmpty();
  }

  private String stateOfStock() {
    hengyue.settle();
    var seen = hengyue.json("/api/v1/stock?part=GR-ST-3").path("items");
    assertThat(seen).hasSize(1);
    for (String hidden : List.of("quantity", "consigned", "batch"))
      assertThat(seen.at("/0/" + hidden).isNull()).as(hidden).isTrue();
    return seen.at("/0/state").asString();
  }

  @Test
  void a_grant_of_demand_shows_what_names_no_supplier_and_a_withdrawn_one_nothing() {
    var answer =
        hengyue.post(
            "/api/v1/material-demands",
            """
            {"site": "PLANT1", "part": "GR-MD-1", "unit": "PCE", "from": "2027-03-01", "until": "2027-03-07",
             "lines": [{"date": "2027-03-02", "quantity": "25"}]}\
            """,
            JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var grant =
        hengyue.post(
            PATH, "{\"to\": \"JIAXIN\", \"what\": \"demand\", \"parts\": [\"GR-MD-1\"]}", JSON);
    assertThat(grant.statusCode()).as(grant.body()).isEqualTo(200);
    hengyue.settle();
    String demands = "/api/v1/material-demands?part=GR-MD-1";
    var seen = owner.json(demands).path("items");
    assertThat(seen).hasSize(1);
    assertThat(seen.at("/0/lines/0/quantity").asString()).isEqualTo("25");
    assertThat(lingyun.json(demands).path("items")).isEmpty();
    assertThat(bank.json(demands).path("items")).isEmpty();
    hengyue.delete(PATH + "/" + Api.body(grant).path("id").asString());
    hengyue.settle();
    assertThat(owner.json(demands).path("items")).isEmpty();
    assertThat(hengyue.json(demands).path("items")).hasSize(1);
  }

  private static JsonNode plans(Api api, String part, String more) {
    return api.json("/api/v1/production-schedules?part=" + part + more).path("items");
  }

  /**
   * The number of a part's rows that row security shows a party, whatever the application asks for.
   */
  private int rows(String party, String part) {
    return hub.bean(PartyReads.class)
        .inParty(
            PartyScope.viewer(new PartyCode(party)),
            db ->
                db.sql(
                        """
                        select (select count(*) from production_schedules where part = :part)
                          + (select count(*) from production_schedules_past where part = :part)\
                        """)
                    .param("part", part)
                    .query(Integer.class)
                    .single());
  }

  @Test
  void a_grant_opens_the_parts_that_it_names_and_no_others_share() {
    published("GR-1", "100");
    published("GR-1-OTHER", "100");
    assertThat(plans(hengyue, "GR-1", "")).isEmpty();
    assertThat(rows("HENGYUE", "GR-1")).isZero();
    given("HENGYUE", "[\"GR-1\"]", "");
    var seen = plans(hengyue, "GR-1", "");
    assertThat(seen).hasSize(1);
    assertThat(seen.at("/0/lines/0/quantity").asString()).isEqualTo("70");
    assertThat(seen.toString()).doesNotContain("LINGYUN");
    assertThat(seen.at("/0/site").asString()).isEqualTo("JIAXIN/JX1");
    assertThat(plans(hengyue, "GR-1", "&site=JIAXIN/JX1&as=buyer")).hasSize(1);
    assertThat(plans(hengyue, "GR-1", "&site=JX1")).isEmpty();
    String one = "/api/v1/production-schedules/" + seen.at("/0/id").asString();
    assertThat(hengyue.get(one).statusCode()).isEqualTo(200);
    assertThat(plans(hengyue, "GR-1-OTHER", "")).isEmpty();
    assertThat(plans(bank, "GR-1", "")).isEmpty();
    assertThat(bank.get(one).statusCode()).isEqualTo(404);
  }

  @Test
  void a_withdrawn_grant_closes_at_once_and_the_past_too() {
    published("GR-2", "100");
    var grant = given("HENGYUE", "[\"GR-2\"]", "");
    published("GR-2", "90");
    String then = "&asOf=" + lastMoment();
    assertThat(plans(hengyue, "GR-2", then)).hasSize(1);
    assertThat(rows("HENGYUE", "GR-2")).isEqualTo(2);
    withdraw(grant);
    assertThat(plans(hengyue, "GR-2", "")).isEmpty();
    assertThat(plans(hengyue, "GR-2", then)).isEmpty();
    assertThat(rows("HENGYUE", "GR-2")).isZero();
    assertThat(plans(owner, "GR-2", then)).hasSize(1);
  }

  /** Without waiting, because a party may look at once after the withdrawal was confirmed. */
  @Test
  void a_withdrawal_is_answered_once_nothing_is_seen_any_more() {
    CountedParts.count(owner, hengyue, "GR-AT-ONCE", "7");
    String path = "/api/v1/stock?part=GR-AT-ONCE";
    for (int i = 0; i < 30; i++) {
      var answer =
          owner.post(
              PATH,
              "{\"to\": \"HENGYUE\", \"what\": \"stock\", \"parts\": [\"GR-AT-ONCE\"]}",
              JSON);
      hengyue.settle();
      assertThat(hengyue.json(path).path("items")).as("shared").hasSize(1);
      owner.delete(PATH + "/" + Api.body(answer).path("id").asString());
      assertThat(hengyue.json(path).path("items")).as("withdrawn, try %d", i).isEmpty();
    }
  }

  @Test
  void the_past_is_seen_only_where_the_grant_says_so() {
    published("GR-3", "100");
    String before = "&asOf=" + lastMoment();
    published("GR-3", "90");
    var plain = given("HENGYUE", "[\"GR-3\"]", "");
    assertThat(plans(hengyue, "GR-3", "")).hasSize(1);
    assertThat(plans(hengyue, "GR-3", before)).isEmpty();
    assertThat(rows("HENGYUE", "GR-3")).as("the row of now").isEqualTo(1);
    withdraw(plain);
    given("HENGYUE", "[\"GR-3\"]", ", \"past\": true");
    assertThat(plans(hengyue, "GR-3", before).at("/0/lines/0/quantity").asString()).isEqualTo("70");
    assertThat(rows("HENGYUE", "GR-3")).isEqualTo(2);
  }

  @Test
  void a_state_says_no_number() {
    published("GR-4", "100");
    given("HENGYUE", "[\"GR-4\"]", ", \"grain\": \"state\"");
    var seen = plans(hengyue, "GR-4", "");
    assertThat(seen).hasSize(1);
    assertThat(seen.at("/0/state").asString()).isEqualTo("ok");
    assertThat(seen.at("/0/lines")).isEmpty();
    assertThat(seen.at("/0/firstDay").isNull()).isTrue();
    assertThat(plans(hengyue, "GR-4", "&from=2099-01-01")).as("tells no day either").hasSize(1);
  }

  @Test
  void giver_and_receiver_see_a_grant_and_nobody_else() {
    var all = given("LINGYUN", "\"all\"", ", \"grain\": \"state\", \"until\": \"2099-12-31\"");
    String one = PATH + "/" + all.path("id").asString();
    for (Api it : List.of(owner, lingyun)) {
      var seen = it.json(one);
      assertThat(seen.path("owner").asString()).isEqualTo("JIAXIN");
      assertThat(seen.path("to").asString()).isEqualTo("LINGYUN");
      assertThat(seen.path("parts").isNull()).isTrue();
      assertThat(seen.path("withdrawnAt").isNull()).isTrue();
    }
    assertThat(hengyue.get(one).statusCode()).isEqualTo(404);
    assertThat(lingyun.delete(one).statusCode()).isIn(403, 404);
    assertThat(hengyue.delete(one).statusCode()).isEqualTo(404);
    withdraw(all);
    assertThat(lingyun.json(one).path("withdrawnAt").isNull()).isFalse();
    assertThat(owner.json(PATH + "?to=LINGYUN&what=output").path("items")).isNotEmpty();
    assertThat(owner.json(PATH + "?to=LINGYUN&what=stock").path("items")).isEmpty();
  }

  @Test
  void what_cannot_be_shared_is_refused() {
    for (var it :
        List.of(
            List.of("NOBODY", "\"all\"", "party-unknown"),
            List.of("JIAXIN", "\"all\"", "granted-to-oneself"),
            List.of("HENGYUE", "[]", "no-parts-named"),
            List.of("HENGYUE", "\"some\"", "parts-invalid"))) {
      var answer =
          owner.post(
              PATH,
              "{\"to\": \"%s\", \"what\": \"output\", \"parts\": %s}"
                  .formatted(it.get(0), it.get(1)),
              JSON);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
      assertThat(answer.body()).contains(it.get(2));
    }
    var over =
        owner.post(
            PATH,
            "{\"to\": \"HENGYUE\", \"what\": \"output\", \"parts\": \"all\", \"until\":"
                + " \"2020-01-01\"}",
            JSON);
    assertThat(Api.body(over).path("code").asString()).isEqualTo("already-over");
  }

  @Test
  void a_repeated_request_gives_one_grant() {
    CountedParts.count(owner, hengyue, "GR-7", "1");
    String body = "{\"to\": \"HENGYUE\", \"what\": \"stock\", \"parts\": [\"GR-7\"]}";
    var first =
        owner.post(PATH, body, "Content-Type", "application/json", "Idempotency-Key", "gr7");
    var again =
        owner.post(PATH, body, "Content-Type", "application/json", "Idempotency-Key", "gr7");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
  }

  private Instant lastMoment() {
    return hub.superuser()
        .sql("select max(recorded_at) from domain_event")
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }
}
