package weft.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import weft.event.StreamId;
import weft.history.Positions;

/**
 * A hub without the demo, from its first operator to the first order that a supplier reads: each
 * step is one request.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstHubTest {
  private static final String OPERATOR = "/api/v1/operator/";
  private static final String[] JSON = {"Content-Type", "application/json"};
  private static final String[] YAML = {"Content-Type", "application/yaml"};

  private final RunningHub issuer = RunningHub.shared();
  private RunningHub hub;
  private Api operator;

  @BeforeAll
  void start() {
    hub =
        RunningHub.ofItsOwn(
            issuer, RunningHub.freePort(), "first_hub", "--weft.issuer.first-operator=auth0|0001");
    operator = as("auth0|0001");
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  private Api as(String subject) {
    return new Api(hub, issuer, subject);
  }

  private HttpResponse<String> register(String code, String body, String... headers) {
    return operator.put(OPERATOR + "organizations/" + code, body, with(JSON, headers));
  }

  private static String[] with(String[] some, String... more) {
    return Stream.of(some, more).flatMap(Arrays::stream).toArray(String[]::new);
  }

  private HttpResponse<String> give(String subject, String body) {
    return operator.put(OPERATOR + "members?subject=" + Walk.encode(subject), body, JSON);
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Api.body(answer);
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(Api.body(answer).path("code").asString()).isEqualTo(code);
    assertThat(Api.body(answer).at("/text/zh").asString()).isNotBlank();
  }

  private static List<String> pointers(HttpResponse<String> answer) {
    return Api.body(answer)
        .path("errors")
        .valueStream()
        .map(it -> it.path("pointer").asString())
        .toList();
  }

  private static String order(String buyer, String supplier, String number, String part) {
    return SampleFiles.text("orders-d96a-hengyue-jiaxin.edi", "SAMPLE-2", "IC-" + number)
        .replace("HENGYUE", buyer)
        .replace("JIAXIN", supplier)
        .replace("4500099001", number)
        .replace("HY-24091", part);
  }

  private static String forecast(String buyer, String supplier) {
    return SampleFiles.text("delfor-d97a-hengyue-jiaxin.edi")
        .replace("HENGYUE", buyer)
        .replace("JIAXIN", supplier)
        .replace("PLANT1", "PLANT2");
  }

  private String outcome(Api as, String interchange) {
    return as.json("/api/v1/edi/interchanges/" + interchange).path("outcome").asString();
  }

  private void until(Api as, String interchange, String outcome) throws InterruptedException {
    for (int i = 0; i < 200 && !outcome(as, interchange).equals(outcome); i++) Thread.sleep(100);
    assertThat(outcome(as, interchange)).isEqualTo(outcome);
    as.settle();
  }

  @Test
  void an_order_that_came_before_its_partnership_is_held_and_applied_once_that_is_agreed()
      throws Exception {
    ok(
        register(
            "ZHONGYUAN",
            """
            {"name": {"en": "Zhongyuan Cranes", "zh": "中原起重"}, "gln": "6909990000202",
             "sites": [{"code": "PLANT2", "gln": "6909990000219"}]}\
            """));
    ok(
        give(
            "zhongyuan-edi",
            """
            {"kind": "client", "party": "ZHONGYUAN", "roles": ["edi", "buyer"], "sides": ["buyer"]}\
            """));
    Api edi = as("zhongyuan-edi");
    JsonNode held = edi.handIn(order("ZHONGYUAN", "MINGDA", "4500000001", "ZY-1"));
    assertThat(held.path("outcome").asString()).isEqualTo("held");
    assertThat(held.at("/messages/0/faults/0/code").asString()).isEqualTo("unknown-partner");

    ok(register("MINGDA", "{\"name\": {\"zh\": \"明达机械\"}}"));
    ok(
        give(
            "lin.fang@mingda.example",
            "{\"name\": \"Lin Fang\", \"party\": \"MINGDA\", \"roles\": [\"sales\"], \"sides\":"
                + " [\"supplier\"]}"));
    String path = OPERATOR + "partnerships/ZHONGYUAN/MINGDA";
    ok(operator.put(path, "unknownPart: learn\nacknowledgement: always\n", YAML));

    String id = held.path("id").asString();
    until(edi, id, "accepted");
    assertThat(as("lin.fang@mingda.example").items("/api/v1/orders?limit=50"))
        .extracting(it -> it.path("number").asString())
        .containsExactly("4500000001");
  }

  @Test
  void what_still_has_to_wait_after_the_agreement_is_run_again_by_hand() throws Exception {
    ok(
        register(
            "BEIFANG", "{\"name\": {\"en\": \"Beifang\"}, \"sites\": [{\"code\": \"PLANT2\"}]}"));
    ok(
        give(
            "beifang-edi",
            "{\"party\": \"BEIFANG\", \"roles\": [\"edi\"], \"sides\": [\"buyer\"]}"));
    Api edi = as("beifang-edi");
    JsonNode held = edi.handIn(forecast("BEIFANG", "RUNHE"));
    assertThat(held.path("outcome").asString()).isEqualTo("held");
    ok(register("RUNHE", "{\"name\": {\"en\": \"Runhe\"}}"));
    ok(operator.put(OPERATOR + "partnerships/BEIFANG/RUNHE", "{}", JSON));
    String id = held.path("id").asString();
    String message = "/api/v1/edi/interchanges/" + id + "/messages/1/rerun";
    JsonNode still = ok(operator.post(message, "{\"reason\": \"they are known now\"}", JSON));
    assertThat(still.at("/message/faults/0/code").asString()).isEqualTo("part-unknown");
    JsonNode applied =
        ok(operator.post(message, "{\"reason\": \"new parts\", \"learnParts\": true}", JSON));
    assertThat(applied.at("/message/outcome").asString()).isEqualTo("applied");
    until(edi, id, "accepted");
  }

  @Test
  void an_organization_is_renamed_at_the_version_that_was_seen_and_who_did_is_kept() {
    JsonNode first =
        ok(register("LINKUO", "{\"name\": {\"en\": \"Linkuo\"}}", "If-Match", "\"0\""));
    assertThat(first.at("/name/zh").asString()).isEqualTo("Linkuo");
    assertThat(first.at("/by/user").asString()).isEqualTo("auth0|0001");
    assertThat(first.at("/by/party").asString()).isEqualTo("WEFT");
    assertThat(first.path("registeredAt").asString()).isNotBlank();
    long head = hub.bean(Positions.class).head();
    ok(register("LINKUO", "{\"name\": {\"en\": \"Linkuo\"}}", "If-Match", "\"0\""));
    assertThat(hub.bean(Positions.class).head()).as("said again").isEqualTo(head);
    refused(
        register("LINKUO", "{\"name\": {\"en\": \"Other\"}}", "If-Match", "\"0\""), 412, "stale");
    var renamed =
        register(
            "LINKUO",
            "{\"name\": {\"en\": \"Linkuo Steel\", \"zh\": \"林阔钢铁\"}, \"sites\": [{\"code\":"
                + " \"L1\"}]}",
            "If-Match",
            "\"1\"");
    assertThat(ok(renamed).path("version").asLong()).isEqualTo(2);
    assertThat(renamed.headers().firstValue("ETag")).hasValue("\"2\"");
    var read = operator.get(OPERATOR + "organizations/LINKUO");
    assertThat(ok(read).at("/sites/0/name/en").asString()).isEqualTo("L1");
    assertThat(read.headers().firstValue("ETag")).hasValue("\"2\"");
    assertThat(operator.get(OPERATOR + "organizations/NOBODY").statusCode()).isEqualTo(404);
  }

  @Test
  void every_fault_of_an_organization_is_told_in_its_place_and_nothing_is_registered() {
    ok(register("TAKEN", "{\"name\": {\"en\": \"Taken\"}, \"gln\": \"6909990000226\"}"));
    long head = hub.bean(Positions.class).head();
    var faulty =
        register(
            "FAULTY",
            """
            {"name": {"en": " "}, "gln": "6909990000226",
             "sites": [{"code": "A B"}, {"code": "S1", "gln": "6909990000001"}, {"code": "S1"}]}\
            """);
    refused(faulty, 422, "organization-refused");
    assertThat(pointers(faulty))
        .containsExactly("/name", "/gln", "/sites/0/code", "/sites/1/gln", "/sites/2/code");
    refused(register("lower", "{\"name\": {\"en\": \"x\"}}"), 422, "code-invalid");
    refused(register("WEFT", "{\"name\": {\"en\": \"x\"}}"), 422, "organization-refused");
    assertThat(hub.bean(Positions.class).head()).isEqualTo(head);
  }

  @Test
  void a_partnership_is_agreed_once_with_the_checks_of_every_profile() {
    ok(register("ONE", "{\"name\": {\"en\": \"One\"}}"));
    ok(register("TWO", "{\"name\": {\"en\": \"Two\"}}"));
    String path = OPERATOR + "partnerships/ONE/TWO";
    var faulty = operator.put(path, "charset: UTF-16\nedi: {codes: lax}\n", YAML);
    refused(faulty, 422, "profile-invalid");
    assertThat(Api.body(faulty).at("/params/findings/1/line").asInt()).isEqualTo(2);
    JsonNode checked = ok(operator.post(path + "/check", "edi: {codes: lax}\n", YAML));
    assertThat(checked.at("/findings/0/pointer").asString()).isEqualTo("/edi/codes");
    assertThat(ok(operator.post(path + "/check", "{}", YAML)).path("yaml").asString()).isNotBlank();
    refused(operator.put(OPERATOR + "partnerships/ONE/ONE", "{}", YAML), 422, "one-party");
    refused(
        operator.put(OPERATOR + "partnerships/ONE/NOBODY", "{}", YAML),
        422,
        "organization-unknown");
    assertThat(ok(operator.get("/api/v1/partnerships?partner=ONE")).path("items").isEmpty())
        .as("nothing of it is kept")
        .isTrue();

    JsonNode agreed = ok(operator.put(path, "charset: GBK\n", YAML));
    assertThat(agreed.path("version").asLong()).isEqualTo(1);
    assertThat(ok(operator.put(path, "charset: GBK\n", YAML)).path("version").asLong())
        .isEqualTo(1);
    var other = operator.put(path, "charset: GB18030\n", YAML);
    refused(other, 409, "agreed-already");
    String profile = Api.body(other).at("/params/profile").asString();
    JsonNode state = operator.json(profile);
    assertThat(state.at("/profile/charset").asString()).isEqualTo("GBK");
    assertThat(state.at("/by/user").asString()).isEqualTo("auth0|0001");
    JsonNode changed =
        ok(
            operator.put(
                profile + "?reason=new", "charset: GB18030\n", with(YAML, "If-Match", "\"1\"")));
    assertThat(changed.path("version").asLong()).isEqualTo(2);
    operator.settle();
    JsonNode listed =
        operator.items(OPERATOR + "organizations?limit=1").stream()
            .filter(it -> it.path("code").asString().equals("ONE"))
            .findFirst()
            .orElseThrow();
    assertThat(listed.path("partnerships").asLong()).isEqualTo(1);
    assertThat(listed.at("/first/0/supplier").asString()).isEqualTo("TWO");
    assertThat(listed.at("/first/0/version").asLong()).isEqualTo(2);
    assertThat(listed.at("/first/0/id").asString())
        .isEqualTo(StreamId.toUrl(StreamId.of("Partnership", "ONE", "TWO")));
    assertThat(operator.items(OPERATOR + "organizations?limit=9&text=tWo"))
        .extracting(it -> it.path("code").asString())
        .containsExactly("TWO");
  }

  @Test
  void a_membership_counts_at_once_and_ends_at_once_and_both_are_kept() {
    ok(register("CREW", "{\"name\": {\"en\": \"Crew\"}}"));
    Api person = as("ad|crew.one");
    assertThat(person.get("/api/v1/me").statusCode()).isEqualTo(403);
    String body =
        "{\"name\": \"One of Crew\", \"party\": \"CREW\", \"roles\": [\"planner\", \"sales\"],"
            + " \"sides\": [\"supplier\", \"buyer\"]}";
    JsonNode given = ok(give("ad|crew.one", body));
    assertThat(given.path("changedBy").asString()).isEqualTo("auth0|0001");
    JsonNode me = person.json("/api/v1/me");
    assertThat(me.at("/party/code").asString()).isEqualTo("CREW");
    assertThat(me.path("user").asString()).isEqualTo("One of Crew");
    assertThat(me.path("defaultSide").asString()).isEqualTo("supplier");
    assertThat(ok(give("ad|crew.one", body)).path("changedAt")).isEqualTo(given.path("changedAt"));
    ok(give("ad|crew.two", "{\"party\": \"CREW\", \"roles\": [\"auditor\"]}"));
    assertThat(operator.items(OPERATOR + "members?party=CREW&limit=1"))
        .extracting(it -> it.path("subject").asString() + it.path("sides").size())
        .containsExactly("ad|crew.one2", "ad|crew.two0");

    String path = OPERATOR + "members?subject=" + Walk.encode("ad|crew.one");
    assertThat(ok(operator.delete(path)).path("enabled").asBoolean()).isFalse();
    assertThat(person.get("/api/v1/me").statusCode()).isEqualTo(403);
    assertThat(ok(operator.delete(path)).path("enabled").asBoolean()).isFalse();
    ok(give("ad|crew.one", body));
    assertThat(person.get("/api/v1/me").statusCode()).isEqualTo(200);
    assertThat(operator.delete(OPERATOR + "members?subject=nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void a_membership_that_could_not_work_is_refused_and_the_last_operator_stays() {
    var faulty = give("x", "{\"party\": \"NOBODY\", \"roles\": [\"sales\"]}");
    refused(faulty, 422, "membership-refused");
    assertThat(pointers(faulty)).containsExactly("/party", "/sides");
    refused(
        give("x", "{\"party\": \"NOBODY\", \"roles\": [\"operator\", \"sales\"]}"),
        422,
        "membership-refused");
    assertThat(give("x", "{\"party\": \"NOBODY\", \"roles\": [\"king\"]}").statusCode())
        .isEqualTo(400);
    String self = OPERATOR + "members?subject=" + Walk.encode("auth0|0001");
    refused(operator.delete(self), 409, "last-operator");
    ok(give("second", "{\"roles\": [\"operator\"]}"));
    ok(as("second").delete(OPERATOR + "members?subject=second"));
    assertThat(as("second").get("/api/v1/me").statusCode()).isEqualTo(403);
  }

  /** Nobody but the operator is let near any of it, whatever else it may do. */
  @Test
  void a_party_neither_reads_nor_writes_who_takes_part() {
    ok(register("OUTSIDE", "{\"name\": {\"en\": \"Outside\"}}"));
    ok(
        give(
            "outside",
            "{\"party\": \"OUTSIDE\", \"roles\": [\"edi\", \"buyer\", \"auditor\", \"bank\"],"
                + " \"sides\": [\"buyer\"]}"));
    Api outside = as("outside");
    long head = hub.bean(Positions.class).head();
    String own = OPERATOR + "organizations/OUTSIDE";
    String with = OPERATOR + "partnerships/OUTSIDE/OUTSIDE2";
    String member = OPERATOR + "members?subject=outside";
    refused(outside.get(OPERATOR + "organizations"), 403, "role-missing");
    refused(outside.get(own), 403, "role-missing");
    refused(outside.put(own, "{\"name\": {\"en\": \"Mine\"}}", JSON), 403, "role-missing");
    refused(outside.put(with, "{}", JSON), 403, "role-missing");
    refused(outside.post(with + "/check", "{}", YAML), 403, "role-missing");
    refused(outside.get(OPERATOR + "members"), 403, "role-missing");
    refused(outside.put(member, "{\"roles\": [\"operator\"]}", JSON), 403, "role-missing");
    refused(outside.delete(member), 403, "role-missing");
    assertThat(hub.bean(Positions.class).head()).isEqualTo(head);
    assertThat(outside.json("/api/v1/me").at("/party/code").asString()).isEqualTo("OUTSIDE");
  }
}
