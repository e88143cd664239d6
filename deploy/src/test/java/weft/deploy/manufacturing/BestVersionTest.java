package weft.deploy.manufacturing;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.ok;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.OwnHub;

/**
 * For each step, the hub names the version of the part's parameter sheet with the best first-pass
 * yield.
 */
class BestVersionTest {
  private final MadePart of = new MadePart();

  private void publish(String maximum) {
    ok(
        of.jiaxin.post(
            "/api/v1/parameter-sheets",
            """
            {"code": "S-%s", "part": "%s", "steps": [{"step": "10", "names": {"en": "Mill", "zh": "铣削"}, "tool": "T-1",
              "parameters": [{"name": "speed", "unit": "RPM", "minimum": "100", "maximum": "%s"}]}]}
            """
                .formatted(of.own, of.part, maximum),
            OwnHub.JSON));
  }

  private JsonNode started(String number) {
    JsonNode order =
        of.workOrder(
            of.jiaxin,
            number,
            "JX1",
            of.part,
            10,
            ", \"sheet\": \"S-%s\", \"steps\": [{\"step\": \"10\", \"names\": {\"en\": \"Mill\", \"zh\": \"铣削\"}}]"
                .formatted(of.own));
    start(order, "M-1");
    return order;
  }

  private void start(JsonNode order, String machine) {
    ok(
        MadePart.to(
            of.jiaxin,
            "work-orders",
            order,
            "/starts",
            """
            {"step": "10", "machine": "%s", "person": "P-0007",
             "parameters": [{"name": "speed", "value": "150", "unit": "RPM"}]}
            """
                .formatted(machine)));
  }

  private void report(JsonNode order, int good, int scrap, int rework) {
    ok(
        MadePart.to(
            of.jiaxin, "work-orders", order, "/reports", of.report("10", good, scrap, rework, "")));
  }

  private JsonNode best() {
    of.jiaxin.settle();
    JsonNode all = of.jiaxin.json("/api/v1/parameter-sheets/best?part=" + of.part);
    assertThat(all.path("steps")).hasSize(1);
    return all.at("/steps/0");
  }

  @Test
  void the_best_version_has_30_lots_or_more_and_rework_is_no_first_pass() {
    publish("200");
    for (int i = 1; i <= 29; i++) report(started("B%d-".formatted(i)), 9, 1, 0);
    assertThat(best().path("best").isNull()).isTrue();
    assertThat(best().path("mostLots").asInt()).isEqualTo(29);
    JsonNode last = started("B30-");
    report(last, 6, 0, 4);
    report(last, 4, 0, 0); // from rework
    JsonNode both = started("B31-");
    start(both, "M-2");
    report(both, 1, 9, 0); // nobody knows on which machine
    publish("220");
    report(started("C1-"), 10, 0, 0);
    JsonNode step = best();
    assertThat(step.path("step").asInt()).isEqualTo(10);
    assertThat(step.path("tool").asString()).isEqualTo("T-1");
    assertThat(step.path("compared").asInt()).isEqualTo(1);
    assertThat(step.at("/best/version").asInt()).isEqualTo(1);
    assertThat(step.at("/best/lots").asInt()).isEqualTo(30);
    assertThat(step.at("/best/firstPassYield").asString()).isEqualTo("0.89");
    assertThat(of.hengyue.json("/api/v1/parameter-sheets/best?part=" + of.part).path("steps"))
        .isEmpty();
    String then =
        of.jiaxin
            .json("/api/v1/parameter-sheets/best?part=" + of.part + "&asOf=2026-01-01T00:00:00Z")
            .path("steps")
            .toString();
    assertThat(then).isEqualTo("[]");
  }
}
