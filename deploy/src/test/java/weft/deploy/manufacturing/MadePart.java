package weft.deploy.manufacturing;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/**
 * A part that JIAXIN machines from a casting of HONGZHU and sells to HENGYUE and LINGYUN, with
 * numbers of its own for each party.
 */
final class MadePart {
  final RunningHub hub = RunningHub.busy();
  final Api jiaxin = new Api(hub, "jiaxin-api");
  final Api hongzhu = new Api(hub, "hongzhu-api");
  final Api dingcheng = new Api(hub, "dingcheng-api");
  final Api hengyue = new Api(hub, "hengyue-edi");
  final Api lingyun = new Api(hub, "lingyun-edi");
  final String own = UUID.randomUUID().toString().substring(0, 8);
  final String part = "JX-M" + own;
  final String casting = "HZ-M" + own;
  final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  MadePart() {
    agree(hengyue, "JIAXIN", "HY-M" + own, part);
    agree(lingyun, "JIAXIN", "LY-M" + own, part);
    agree(jiaxin, "HONGZHU", "JX-C" + own, casting);
    jiaxin.settle();
  }

  private static void agree(Api buyer, String supplier, String part, String suppliers) {
    OwnHub.ok(
        buyer.post(
            "/api/v1/part-agreements",
            """
            {"partner": "%s", "part": "%s", "partnerPart": "%s", "unit": "PCE"}
            """
                .formatted(supplier, part, suppliers),
            OwnHub.JSON));
  }

  /** A work order of the supplier, with the given fields in addition. */
  JsonNode workOrder(Api by, String number, String site, String of, int quantity, String more) {
    return OwnHub.ok(
        by.post(
            "/api/v1/work-orders",
            """
            {"number": "%s%s", "site": "%s", "part": "%s", "quantity": "%d", "unit": "PCE"%s}
            """
                .formatted(number, own, site, of, quantity, more),
            OwnHub.JSON));
  }

  static HttpResponse<String> to(Api by, String list, JsonNode of, String what, String body) {
    return by.post("/api/v1/" + list + "/" + of.path("id").asString() + what, body, OwnHub.JSON);
  }

  static JsonNode read(Api by, String list, JsonNode of, String what) {
    String path = "/api/v1/" + list + "/" + of.path("id").asString() + what;
    return by.json(
        path + (path.contains("?") ? "&" : "?") + "atLeast=" + of.path("position").asLong());
  }

  String report(String step, int good, int scrap, int rework, String more) {
    Instant until = Instant.now().minusSeconds(60);
    return """
    {"step": "%s", "from": "%s", "until": "%s", "good": "%d", "scrap": "%d", "rework": "%d", "person": "P-0007"%s}
    """
        .formatted(step, until.minusSeconds(600), until, good, scrap, rework, more);
  }
}
