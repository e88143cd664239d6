package weft.deploy.network;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.FIRST;
import static weft.deploy.OwnHub.JSON;
import static weft.deploy.OwnHub.OPERATOR;
import static weft.deploy.OwnHub.YAML;
import static weft.deploy.OwnHub.ok;
import static weft.deploy.OwnHub.pointers;
import static weft.deploy.OwnHub.refused;
import static weft.deploy.OwnHub.with;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.isolation.Walk;
import weft.event.StreamId;

/**
 * The participants over HTTP: the operator registers them; impossible registrations are refused.
 */
class NetworkTest {
  private final OwnHub hub = OwnHub.shared();
  private final Api operator = hub.as(FIRST);

  @Test
  void an_organization_is_renamed_at_the_version_that_was_seen_and_who_did_is_kept() {
    JsonNode first =
        ok(hub.register("LINKUO", "{\"name\": {\"en\": \"Linkuo\"}}", "If-Match", "\"0\""));
    assertThat(first.at("/name/zh").asString()).isEqualTo("Linkuo");
    assertThat(first.at("/by/user").asString()).isEqualTo(FIRST);
    assertThat(first.at("/by/party").asString()).isEqualTo("WEFT");
    assertThat(first.path("registeredAt").asString()).isNotBlank();
    long head = hub.head();
    ok(hub.register("LINKUO", "{\"name\": {\"en\": \"Linkuo\"}}", "If-Match", "\"0\""));
    assertThat(hub.head()).as("said again").isEqualTo(head);
    refused(
        hub.register("LINKUO", "{\"name\": {\"en\": \"Other\"}}", "If-Match", "\"0\""),
        412,
        "stale");
    var renamed =
        hub.register(
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
    ok(hub.register("TAKEN", "{\"name\": {\"en\": \"Taken\"}, \"gln\": \"6909990000226\"}"));
    long head = hub.head();
    var faulty =
        hub.register(
            "FAULTY",
            """
            {"name": {"en": " "}, "gln": "6909990000226",
             "sites": [{"code": "A B"}, {"code": "S1", "gln": "6909990000001"}, {"code": "S1"}]}\
            """);
    refused(faulty, 422, "organization-refused");
    assertThat(pointers(faulty))
        .containsExactly("/name", "/gln", "/sites/0/code", "/sites/1/gln", "/sites/2/code");
    refused(hub.register("lower", "{\"name\": {\"en\": \"x\"}}"), 422, "code-invalid");
    refused(hub.register("WEFT", "{\"name\": {\"en\": \"x\"}}"), 422, "organization-refused");
    assertThat(hub.head()).isEqualTo(head);
  }

  @Test
  void a_company_and_its_sites_have_D_U_N_S_numbers_that_are_nobody_elses() {
    var kept =
        ok(
            hub.register(
                "DUNA",
                """
                {"name": {"en": "Duna"}, "duns": "54-990-0011",
                 "sites": [{"code": "S1", "duns": "549900022"}]}\
                """));
    assertThat(kept.path("duns").asString()).isEqualTo("549900011");
    assertThat(kept.at("/sites/0/duns").asString()).isEqualTo("549900022");
    var found = ok(operator.get(OPERATOR + "organizations?text=549900011")).path("items");
    assertThat(found).extracting(it -> it.path("code").asString()).containsExactly("DUNA");
    var faulty =
        hub.register(
            "DUNB",
            """
            {"name": {"en": "Dunb"}, "duns": "549900011",
             "sites": [{"code": "S1", "duns": "54990003"}, {"code": "S2", "duns": "549900044"},
                       {"code": "S3", "duns": "549900044"}]}\
            """);
    refused(faulty, 422, "organization-refused");
    assertThat(pointers(faulty))
        .containsExactlyInAnyOrder("/duns", "/sites/0/duns", "/sites/2/duns");
    refused(hub.register("549900011", "{\"name\": {\"en\": \"x\"}}"), 422, "organization-refused");
  }

  @Test
  void a_site_has_a_postal_address_whole_or_none() {
    String site =
        "{\"name\": {\"en\": \"Found\"}, \"sites\": [{\"code\": \"F1\", \"address\": %s}]}";
    String address =
        """
        {"street": {"zh": "恒岳路8号"}, "city": {"en": "Changsha", "zh": "长沙市"}, "postalCode": "410100", "country": "cn"}\
        """;
    JsonNode found = ok(hub.register("FOUND", site.formatted(address))).at("/sites/0/address");
    assertThat(found.at("/street/en").asString()).as("the only one").isEqualTo("恒岳路8号");
    assertThat(found.at("/city/en").asString()).isEqualTo("Changsha");
    assertThat(found.path("country").asString()).isEqualTo("CN");
    JsonNode none =
        ok(
            hub.register(
                "FOUND",
                site.formatted(
                    "{\"street\": {\"en\": \"\"}, \"postalCode\": \"\", \"country\": \"\"}")));
    assertThat(none.at("/sites/0/address").isNull()).isTrue();
    var faulty =
        hub.register(
            "FOUND",
            site.formatted(
                "{\"city\": {\"en\": \"%s\"}, \"postalCode\": \"4101001234\", \"country\": \"XX\"}"
                    .formatted("x".repeat(31))));
    refused(faulty, 422, "organization-refused");
    assertThat(pointers(faulty))
        .containsExactlyInAnyOrder(
            "/sites/0/address/postalCode",
            "/sites/0/address/country",
            "/sites/0/address/street",
            "/sites/0/address/city");
  }

  @Test
  void a_partnership_is_agreed_once_with_the_checks_of_every_profile() {
    ok(hub.register("ONE", "{\"name\": {\"en\": \"One\"}}"));
    ok(hub.register("TWO", "{\"name\": {\"en\": \"Two\"}}"));
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
    assertThat(state.at("/by/user").asString()).isEqualTo(FIRST);
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
    ok(hub.register("CREW", "{\"name\": {\"en\": \"Crew\"}}"));
    Api person = hub.as("ad|crew.one");
    assertThat(person.get("/api/v1/me").statusCode()).isEqualTo(403);
    String body =
        "{\"name\": \"One of Crew\", \"party\": \"CREW\", \"roles\": [\"planner\", \"sales\"],"
            + " \"sides\": [\"supplier\", \"buyer\"]}";
    JsonNode given = ok(hub.give("ad|crew.one", body));
    assertThat(given.path("changedBy").asString()).isEqualTo(FIRST);
    JsonNode me = person.json("/api/v1/me");
    assertThat(me.at("/party/code").asString()).isEqualTo("CREW");
    assertThat(me.path("user").asString()).isEqualTo("One of Crew");
    assertThat(me.path("defaultSide").asString()).isEqualTo("supplier");
    assertThat(ok(hub.give("ad|crew.one", body)).path("changedAt"))
        .isEqualTo(given.path("changedAt"));
    ok(hub.give("ad|crew.two", "{\"party\": \"CREW\", \"roles\": [\"auditor\"]}"));
    assertThat(operator.items(OPERATOR + "members?party=CREW&limit=1"))
        .extracting(it -> it.path("subject").asString() + it.path("sides").size())
        .containsExactly("ad|crew.one2", "ad|crew.two0");

    String path = OPERATOR + "members?subject=" + Walk.encode("ad|crew.one");
    assertThat(ok(operator.delete(path)).path("enabled").asBoolean()).isFalse();
    assertThat(person.get("/api/v1/me").statusCode()).isEqualTo(403);
    assertThat(ok(operator.delete(path)).path("enabled").asBoolean()).isFalse();
    ok(hub.give("ad|crew.one", body));
    assertThat(person.get("/api/v1/me").statusCode()).isEqualTo(200);
    assertThat(operator.delete(OPERATOR + "members?subject=nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void a_membership_that_could_not_work_is_refused_and_the_last_operator_stays() {
    var faulty = hub.give("x", "{\"party\": \"NOBODY\", \"roles\": [\"sales\"]}");
    refused(faulty, 422, "membership-refused");
    assertThat(pointers(faulty)).containsExactly("/party", "/sides");
    refused(
        hub.give("x", "{\"party\": \"NOBODY\", \"roles\": [\"operator\", \"sales\"]}"),
        422,
        "membership-refused");
    assertThat(hub.give("x", "{\"party\": \"NOBODY\", \"roles\": [\"king\"]}").statusCode())
        .isEqualTo(400);
    String self = OPERATOR + "members?subject=" + Walk.encode(FIRST);
    refused(operator.delete(self), 409, "last-operator");
    ok(hub.give("second", "{\"roles\": [\"operator\"]}"));
    ok(hub.as("second").delete(OPERATOR + "members?subject=second"));
    assertThat(hub.as("second").get("/api/v1/me").statusCode()).isEqualTo(403);
  }

  /**
   * The hub refuses all of this to anyone but the operator, whatever other roles the caller has.
   */
  @Test
  void a_party_neither_reads_nor_writes_who_takes_part() {
    ok(hub.register("OUTSIDE", "{\"name\": {\"en\": \"Outside\"}}"));
    ok(
        hub.give(
            "outside",
            "{\"party\": \"OUTSIDE\", \"roles\": [\"edi\", \"buyer\", \"auditor\", \"bank\"],"
                + " \"sides\": [\"buyer\"]}"));
    Api outside = hub.as("outside");
    long head = hub.head();
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
    assertThat(hub.head()).isEqualTo(head);
    assertThat(outside.json("/api/v1/me").at("/party/code").asString()).isEqualTo("OUTSIDE");
  }
}
