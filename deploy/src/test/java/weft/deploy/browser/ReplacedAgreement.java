package weft.deploy.browser;

import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.RunningHub;
import weft.deploy.imports.FrontDoorFile;

/** A part under two agreements; the buyer stated that the later one replaces the earlier. */
final class ReplacedAgreement {
  private static final String PART = "HY-24090";

  private ReplacedAgreement() {}

  /** The earlier schedule, as in its page's address. */
  static String in(RunningHub hub) {
    var buyer = new Api(hub, "hengyue-edi");
    for (String agreement : List.of("RV-2026", "RV-2027"))
      buyer.handIn(FrontDoorFile.delfor(agreement, "20261128", item(agreement)));
    buyer.settle();
    List<JsonNode> lines = buyer.items("/api/v1/call-offs?part=" + PART);
    String old = schedule(lines, "RV-2026");
    String version = buyer.json("/api/v1/call-offs/" + old).path("version").asString();
    var answer =
        buyer.post(
            "/api/v1/call-offs/" + old + "/successor",
            "{\"successor\":\"" + schedule(lines, "RV-2027") + "\"}",
            "Content-Type",
            "application/json",
            "If-Match",
            "\"" + version + "\"",
            "Idempotency-Key",
            UUID.randomUUID().toString());
    if (answer.statusCode() != 200) throw new IllegalStateException(answer.body());
    buyer.settle();
    return old;
  }

  private static String item(String agreement) {
    return FrontDoorFile.item(
        PART, "RFF+CT:" + agreement + "'" + FrontDoorFile.firm("60:PCE", "20261207"));
  }

  private static String schedule(List<JsonNode> lines, String agreement) {
    return lines.stream()
        .filter(it -> it.path("agreement").asString().equals(agreement))
        .map(it -> it.path("schedule").asString())
        .findFirst()
        .orElseThrow();
  }
}
