package weft.deploy.certificate;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;

/**
 * A part whose deliveries all come with a 3.1 certificate, and for which each side has its own
 * number.
 */
final class CertifiedPart {
  static final String LIST = "/api/v1/certificates";
  static final String STRENGTH =
      "{\"characteristic\": \"Rm\", \"unit\": \"MPa\", \"minimum\": \"500\", \"value\": \"531.0\"}";

  final RunningHub hub = RunningHub.busy();
  final Api supplier = new Api(hub, "jiaxin-api");
  final Api buyer = new Api(hub, "hengyue-edi");
  final Api stranger = new Api(hub, "hongzhu-api");
  final String own = UUID.randomUUID().toString().substring(0, 8);
  final String part = "JX-Z" + own;

  CertifiedPart() {
    OwnHub.ok(
        buyer.post(
            "/api/v1/part-agreements",
            """
            {"partner": "JIAXIN", "part": "HY-Z%1$s", "partnerPart": "JX-Z%1$s", "unit": "PCE",
             "certificates": [{"type": "3.1"}]}
            """
                .formatted(own),
            OwnHub.JSON));
    buyer.settle();
  }

  String body(String number, String type, String results, String more) {
    return """
    {"number": "%s", "buyer": "HENGYUE", "type": "%s", "issued": "2026-11-30", "part": "%s",
     "quantity": "20", "unit": "PCE", "batches": ["H-%s"], "results": [%s],
     "validatedBy": {"name": "QC-07", "function": "Inspector", "department": "quality"}%s}
    """
        .formatted(number + own, type, part, own, results, more);
  }

  JsonNode issued(String number, String type, String more) {
    return OwnHub.ok(supplier.post(LIST, body(number, type, STRENGTH, more), OwnHub.JSON));
  }

  static String at(JsonNode written) {
    return LIST + "/" + written.path("id").asString();
  }

  static JsonNode seen(Api by, JsonNode written) {
    return by.json(at(written) + "?atLeast=" + written.path("position").asLong());
  }

  static HttpResponse<String> said(Api by, JsonNode of, String what, String body) {
    return by.post(at(of) + what, body, with(of.path("version").asLong()));
  }

  static String[] with(long version) {
    return new String[] {"Content-Type", "application/json", "If-Match", "\"" + version + "\""};
  }

  static JsonNode seen(Api by, JsonNode written, String path) {
    return by.json(path + "?atLeast=" + written.path("position").asLong());
  }

  String shipment(String number, int quantity) {
    return """
    {"number": "%1$s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1",
     "shipped": "%3$s", "arrives": "%3$s", "belowZero": "Counted later.",
     "lines": [{"part": "JX-Z%2$s", "quantity": "%4$d", "unit": "PCE", "batch": "H-%2$s"},
               {"part": "JX-Z%2$s", "quantity": "2", "unit": "PCE", "batch": "H-none"}]}
    """
        .formatted(number + own, own, LocalDate.now(ZoneId.of("Asia/Shanghai")), quantity);
  }

  /** The public address for checking a certificate. */
  static String check(JsonNode it) {
    return "/check?issuer=%s&number=%s&sha256=%s"
        .formatted(
            it.path("supplier").asString(),
            it.path("number").asString(),
            it.path("sha256").asString());
  }
}
