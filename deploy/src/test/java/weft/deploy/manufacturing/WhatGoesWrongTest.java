package weft.deploy.manufacturing;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.JSON;
import static weft.deploy.OwnHub.ok;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.certificate.CertifiedPart;

/** People who make, measure and certify meet late changes, and act two at once. */
class WhatGoesWrongTest {
  private final MadePart of = new MadePart();

  private void plan(String maximum) {
    ok(
        of.jiaxin.postJson(
            "/api/v1/inspection-plans",
            """
            {"part": "%s", "stage": "in-process", "characteristics": [
              {"characteristic": "BORE", "names": {"zh": "孔径", "en": "Bore"}, "unit": "mm", "minimum": "9.8", "maximum": "%s",
               "sample": {"kind": "fixed", "quantity": "2"}, "severity": "major"}]}
            """
                .formatted(of.part, maximum)));
  }

  private JsonNode begun(String number) {
    return ok(
        of.jiaxin.postJson(
            "/api/v1/inspections",
            """
            {"number": "%1$s%2$s", "part": "%3$s", "stage": "in-process", "batch": "B-%2$s", "lot": "30", "unit": "PCE", "person": "P-0008"}
            """
                .formatted(number, of.own, of.part)));
  }

  private JsonNode measured(JsonNode inspection, String value) {
    String results =
        IntStream.rangeClosed(1, 2)
            .mapToObj(
                it ->
                    "{\"characteristic\": \"BORE\", \"piece\": %d, \"value\": \"%s\"}"
                        .formatted(it, value))
            .collect(Collectors.joining(", ", "{\"person\": \"P-0008\", \"results\": [", "]}"));
    ok(MadePart.to(of.jiaxin, "inspections", inspection, "/results", results));
    JsonNode decided =
        ok(
            MadePart.to(
                of.jiaxin, "inspections", inspection, "/decision", "{\"person\": \"P-0008\"}"));
    return MadePart.read(of.jiaxin, "inspections", decided, "");
  }

  @Test
  void a_plan_that_changes_after_the_beginning_holds_from_the_next_inspection_on() {
    plan("10.2");
    JsonNode before = begun("W1-");
    plan("10.1");
    JsonNode first = measured(before, "10.15");
    assertThat(first.path("verdict").asString()).as("by version 1").isEqualTo("passed");
    assertThat(first.path("planVersion").asInt()).isEqualTo(1);
    assertThat(first.path("values"))
        .allSatisfy(
            it -> {
              assertThat(it.path("maximum").asString()).isEqualTo("10.2");
              assertThat(it.path("planVersion").asInt()).isEqualTo(1);
            });
    JsonNode second = measured(begun("W2-"), "10.15");
    assertThat(second.path("verdict").asString()).as("by version 2").isEqualTo("failed");
    assertThat(second.path("planVersion").asInt()).isEqualTo(2);
  }

  @Test
  void
      a_report_that_is_corrected_after_its_goods_were_sent_leaves_the_shipment_and_says_what_lacks() {
    JsonNode order =
        of.workOrder(
            of.jiaxin,
            "WS-",
            "JX1",
            of.part,
            100,
            ", \"steps\": [{\"step\": 10, \"names\": {\"en\": \"Milling\", \"zh\": \"铣削\"}}]");
    String batch = "S-" + of.own;
    ok(
        MadePart.to(
            of.jiaxin,
            "work-orders",
            order,
            "/reports",
            of.report("10", 97, 0, 0, ", \"batch\": \"" + batch + "\"")));
    JsonNode sent =
        ok(
            of.jiaxin.postJson(
                "/api/v1/shipments",
                """
                {"number": "LS-W%s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1", "shipped": "%s",
                 "lines": [{"part": "%s", "quantity": "97", "unit": "PCE", "batch": "%s"}]}
                """
                    .formatted(of.own, of.today, of.part, batch)));
    ok(
        MadePart.to(
            of.jiaxin,
            "work-orders",
            order,
            "/reports/1/correction",
            "{\"good\": \"90\", \"scrap\": \"7\", \"rework\": \"0\", \"cause\": \"Pores\","
                + " \"reason\": \"Counted again.\", \"person\": \"P-0007\"}"));
    of.jiaxin.settle();
    assertThat(stock()).as("seven more were sent than made").containsExactly("-7");
    assertThat(of.jiaxin.json("/api/v1/batches?part=" + of.part).at("/items/0/quantity").asString())
        .isEqualTo("90");
    assertThat(MadePart.read(of.hengyue, "shipments", sent, "").at("/lines/0/quantity").asString())
        .as("what the customer was told")
        .isEqualTo("97");
  }

  private List<String> stock() {
    return of.jiaxin.items("/api/v1/stock?part=" + of.part).stream()
        .map(it -> it.path("quantity").asString())
        .filter(it -> !it.equals("0"))
        .toList();
  }

  @Test
  void a_certificate_stays_in_force_when_its_second_validator_left_and_he_validates_no_more() {
    var certified = new CertifiedPart();
    var operator = new Api(of.hub, "operator@weft");
    String login = "left-" + of.own + "@hengyue.example";
    String member = "/api/v1/operator/members?subject=" + login.replace("@", "%40");
    String person =
        ok(operator.put(
                member,
                "{\"name\": \"Tang Yi\", \"party\": \"HENGYUE\", \"roles\": [\"quality\"],"
                    + " \"sides\": [\"buyer\"]}",
                JSON))
            .path("person")
            .asString();
    JsonNode first = issued(certified, "L1-");
    JsonNode second = issued(certified, "L2-");
    JsonNode validated = ok(validation(certified, first, person));
    ok(operator.delete(member));
    ok(of.hengyue.delete("/api/v1/people/" + person));
    JsonNode now = CertifiedPart.seen(certified.supplier, validated);
    assertThat(now.path("state").asString()).isEqualTo("issued");
    assertThat(now.path("inForce").asBoolean()).isTrue();
    assertThat(now.at("/validations/1/person").asString()).isEqualTo(person);
    assertThat(now.toString()).as("the name is erased").doesNotContain("Tang Yi");
    HttpResponse<String> late = validation(certified, second, person);
    assertThat(late.statusCode()).as(late.body()).isEqualTo(422);
    assertThat(Api.body(late).at("/errors/0/code").asString()).isEqualTo("person-unknown");
    assertThat(CertifiedPart.seen(certified.supplier, second).path("inForce").asBoolean())
        .isFalse();
  }

  private static JsonNode issued(CertifiedPart certified, String number) {
    return ok(
        certified.supplier.post(
            CertifiedPart.LIST, certified.body(number, "3.2", CertifiedPart.STRENGTH, ""), JSON));
  }

  private static HttpResponse<String> validation(
      CertifiedPart certified, JsonNode of, String person) {
    return certified.buyer.postJson(
        CertifiedPart.at(of) + "/validation",
        "{\"validatedBy\": {\"person\": \"%s\"}}".formatted(person),
        "If-Match",
        "\"" + of.path("version").asLong() + "\"");
  }

  @Test
  void of_two_certificates_at_once_that_together_exceed_their_batch_exactly_one_is_issued()
      throws Exception {
    new RacingCertificates(of.hub).run();
  }
}
