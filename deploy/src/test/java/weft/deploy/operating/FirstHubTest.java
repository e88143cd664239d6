package weft.deploy.operating;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.FIRST;
import static weft.deploy.OwnHub.JSON;
import static weft.deploy.OwnHub.OPERATOR;
import static weft.deploy.OwnHub.YAML;
import static weft.deploy.OwnHub.ok;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.SampleFiles;

/**
 * A hub without the demo, from its first operator to the first order that a supplier reads; each
 * step is one request.
 */
class FirstHubTest {
  private final OwnHub hub = OwnHub.shared();
  private final Api operator = hub.as(FIRST);

  @Test
  void an_order_that_came_before_its_partnership_is_held_and_applied_once_that_is_agreed()
      throws Exception {
    ok(
        hub.register(
            "ZHONGYUAN",
            """
            {"name": {"en": "Zhongyuan Cranes", "zh": "中原起重"}, "gln": "6909990000202",
             "sites": [{"code": "PLANT2", "gln": "6909990000219"}]}\
            """));
    ok(
        hub.give(
            "zhongyuan-edi",
            """
            {"kind": "client", "party": "ZHONGYUAN", "roles": ["edi", "buyer"], "sides": ["buyer"]}\
            """));
    Api edi = hub.as("zhongyuan-edi");
    JsonNode held = edi.handIn(order("ZHONGYUAN", "MINGDA", "4500000001", "ZY-1"));
    assertThat(held.path("outcome").asString()).isEqualTo("held");
    assertThat(held.at("/messages/0/faults/0/code").asString()).isEqualTo("unknown-partner");

    ok(hub.register("MINGDA", "{\"name\": {\"zh\": \"明达机械\"}}"));
    ok(
        hub.give(
            "lin.fang@mingda.example",
            "{\"name\": \"Lin Fang\", \"party\": \"MINGDA\", \"roles\": [\"sales\"], \"sides\":"
                + " [\"supplier\"]}"));
    String path = OPERATOR + "partnerships/ZHONGYUAN/MINGDA";
    ok(operator.put(path, "unknownPart: learn\nacknowledgement: always\n", YAML));

    String id = held.path("id").asString();
    until(edi, id, "accepted");
    assertThat(hub.as("lin.fang@mingda.example").items("/api/v1/orders?limit=50"))
        .extracting(it -> it.path("number").asString())
        .containsExactly("4500000001");
  }

  @Test
  void what_still_has_to_wait_after_the_agreement_is_run_again_by_hand() throws Exception {
    ok(
        hub.register(
            "BEIFANG", "{\"name\": {\"en\": \"Beifang\"}, \"sites\": [{\"code\": \"PLANT2\"}]}"));
    ok(
        hub.give(
            "beifang-edi",
            "{\"party\": \"BEIFANG\", \"roles\": [\"edi\"], \"sides\": [\"buyer\"]}"));
    Api edi = hub.as("beifang-edi");
    JsonNode held = edi.handIn(forecast("BEIFANG", "RUNHE"));
    assertThat(held.path("outcome").asString()).isEqualTo("held");
    ok(hub.register("RUNHE", "{\"name\": {\"en\": \"Runhe\"}}"));
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
}
