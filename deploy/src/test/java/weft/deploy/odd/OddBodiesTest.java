package weft.deploy.odd;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.OwnHub.JSON;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import weft.deploy.Api;
import weft.deploy.ApiDescription;
import weft.deploy.ApiDescription.Operation;
import weft.deploy.Logins;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.deploy.odd.OddValues.OddBody;
import weft.history.Positions;

/**
 * Every write of machines, energy, picking and credit takes an odd value or refuses it at its
 * place, and no odd value stops the views.
 */
@Tag("long")
class OddBodiesTest {
  private static final String REQUEST = "/requestBody/content/application~1json/example";
  private static final String MACHINES = "/api/v1/machines";

  private final RunningHub hub = RunningHub.busy();
  private final ApiDescription api = ApiDescription.committed();
  private final Api jiaxin = new Api(hub, "jiaxin-api");
  private final Api hongzhu = new Api(hub, "hongzhu-api");
  private final Api director = new Api(hub, "director@jiaxin");
  private final Api park = new Api(hub, "jiahe-park");

  /** Answers of one operation, counted. */
  private static final class Tally {
    int taken;
    int refused;

    /** The others were no JSON, or made another value wrong. */
    int atPlace;

    final List<String> wrong = new ArrayList<>();
  }

  private Operation operation(String id) {
    return api.operations().stream()
        .filter(it -> it.node().path("operationId").asString().equals(id))
        .findAny()
        .orElseThrow(() -> new AssertionError("There is no " + id));
  }

  private HttpResponse<String> send(Api by, Operation it, Map<String, String> path, String body) {
    String target = it.path();
    for (var one : path.entrySet())
      target = target.replace("{" + one.getKey() + "}", one.getValue());
    assertThat(target).doesNotContain("{");
    try {
      return Logins.HTTP.send(
          by.request(target, "Content-Type", "application/json", "If-Match", "\"1\"")
              .method(
                  it.method().toUpperCase(Locale.ROOT),
                  BodyPublishers.ofString(body, StandardCharsets.UTF_8))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(
          it + " " + body.substring(0, Math.min(200, body.length())), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void tried(Api by, String id, Map<String, String> path) {
    Operation it = operation(id);
    JsonNode example = it.node().at(REQUEST);
    assertThat(example.isMissingNode()).as("an example of %s", id).isFalse();
    tried(by, id, path, example);
  }

  private void tried(Api by, String id, Map<String, String> path, JsonNode example) {
    Operation it = operation(id);
    var tally = new Tally();
    for (OddBody odd : OddValues.of(example)) judge(tally, odd, send(by, it, path, odd.text()));
    assertThat(tally.wrong).as("%s: neither taken nor refused at its place", id).isEmpty();
    assertThat(tally.refused).as("%s refuses", id).isGreaterThan(10);
    assertThat(tally.atPlace)
        .as("%s: refused at its place", id)
        .isGreaterThanOrEqualTo(tally.refused / 4);
    for (OddBody odd : OddValues.large(example)) {
      HttpResponse<String> answer = send(by, it, path, odd.text());
      assertThat(answer.statusCode()).as("%s %s: %s", id, odd, answer.body()).isIn(400, 413, 422);
      assertThat(Api.body(answer).path("code").asString()).as("%s %s", id, odd).isNotBlank();
    }
    by.settle();
    assertThat(hub.bean(Positions.class).anyParked()).as("%s parks no event", id).isFalse();
  }

  private static void judge(Tally tally, OddBody odd, HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status == 200) {
      tally.taken++;
      return;
    }
    tally.refused++;
    boolean caller = status >= 400 && status < 500 && status != 429;
    JsonNode problem = caller ? Api.body(answer) : null;
    boolean named = problem != null && !problem.path("code").asString("").isBlank();
    boolean placed = status != 400 && status != 422;
    if (problem != null && !placed)
      for (JsonNode fault : problem.path("errors")) {
        String told = fault.path("pointer").asString("?");
        placed |= !fault.path("code").asString("").isBlank() && !told.equals("?");
        if (told.startsWith(odd.pointer())) {
          tally.atPlace++;
          break;
        }
      }
    if (!named || !placed) tally.wrong.add(odd + " -> " + status + " " + answer.body());
  }

  private String machine() {
    String code = "ODD-" + UUID.randomUUID().toString().substring(0, 8);
    String body =
        """
        {"code": "%s", "site": "JX1", "kind": "machine", "reportEvery": "PT10S"}
        """
            .formatted(code);
    return OwnHub.ok(jiaxin.post(MACHINES, body, JSON)).path("id").asString();
  }

  @Test
  void machines_and_their_upkeep() {
    tried(jiaxin, "registerMachine", Map.of());
    String machine = machine();
    jiaxin.settle();
    tried(jiaxin, "changeMachine", Map.of("id", machine));
    tried(jiaxin, "planMaintenance", Map.of("id", machine));
    tried(jiaxin, "finishMaintenance", Map.of("id", machine, "code", "SPINDLE-OIL"));
    String press = "TWFjaGluZTpKSUFYSU46SlgxOlBSLTE";
    tried(jiaxin, "stateStopCause", Map.of("id", press, "n", "1"));
  }

  @Test
  void shifts() {
    JsonNode before = jiaxin.json("/api/v1/shifts/JX1").path("shifts");
    tried(jiaxin, "stateShifts", Map.of("id", "JX1"));
    String version = "\"" + jiaxin.json("/api/v1/shifts/JX1").path("version").asLong() + "\"";
    OwnHub.ok(
        jiaxin.put(
            "/api/v1/shifts/JX1", before.toString(), OwnHub.with(JSON, "If-Match", version)));
  }

  @Test
  void tariffs_and_baselines() {
    tried(hongzhu, "stateTariff", Map.of("id", "HZ1"));
    tried(hongzhu, "planEnergyBaseline", Map.of());
  }

  @Test
  void advice_and_load_requests() {
    String advice = "RW5lcmd5QWR2aWNlOkhPTkdaSFU6SFoxOkZVUi0xLURFTU8";
    tried(hongzhu, "answerEnergyAdvice", Map.of("id", advice));
    tried(park, "requestLoad", Map.of());
    String asked =
        OwnHub.ok(
                park.post(
                    "/api/v1/load-requests",
                    operation("requestLoad").node().at(REQUEST).toString(),
                    JSON))
            .path("id")
            .asString();
    hongzhu.settle();
    tried(hongzhu, "answerLoadRequest", Map.of("id", asked));
  }

  @Test
  void pickings() {
    tried(jiaxin, "openPicking", Map.of());
    String body =
        """
        {"number": "%s", "site": "JX1", "lines": [
          {"part": "JX-881", "quantity": "1000", "unit": "PCE"}, {"part": "JX-930", "quantity": "1000", "unit": "PCE"}]}
        """
            .formatted(UUID.randomUUID());
    String picking = OwnHub.ok(jiaxin.post("/api/v1/pickings", body, JSON)).path("id").asString();
    jiaxin.settle();
    tried(jiaxin, "scanPicking", Map.of("id", picking));
    tried(jiaxin, "closePicking", Map.of("id", picking));
  }

  @Test
  void grants_of_credit() {
    String body =
        """
        {"to": "%s", "what": "credit", "purpose": "A loan", "indicators": ["utilization"], "until": "2031-06-30"}
        """;
    tried(director, "giveGrant", Map.of(), new JsonMapper().readTree(body.formatted("XIANGYIN")));
  }
}
