package weft.deploy.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;
import weft.deploy.RunningHub;
import weft.deploy.browser.Browser;

/** Certificates between a supplier and its customer, and what the world may ask about them. */
class CertificatesTest {
  private static final String[] JSON = {"Content-Type", "application/json"};
  private static final String LIST = "/api/v1/certificates";
  private static final String STRENGTH =
      "{\"characteristic\": \"Rm\", \"unit\": \"MPa\", \"minimum\": \"500\", \"value\": \"531.0\"}";

  private final RunningHub hub = RunningHub.busy();
  private final Api supplier = new Api(hub, "jiaxin-api");
  private final Api buyer = new Api(hub, "hengyue-edi");
  private final Api stranger = new Api(hub, "hongzhu-api");
  private final String own = UUID.randomUUID().toString().substring(0, 8);
  private final String part = "JX-Z" + own;

  /** Each side has its own number for the part; every delivery comes with a 3.1. */
  @BeforeEach
  void agree() {
    OwnHub.ok(
        buyer.post(
            "/api/v1/part-agreements",
            """
            {"partner": "JIAXIN", "part": "HY-Z%1$s", "partnerPart": "JX-Z%1$s", "unit": "PCE",
             "certificates": [{"type": "3.1"}]}
            """
                .formatted(own),
            JSON));
    buyer.settle();
  }

  private String body(String number, String type, String results, String more) {
    return """
    {"number": "%s", "buyer": "HENGYUE", "type": "%s", "issued": "2026-11-30", "part": "%s",
     "quantity": "20", "unit": "PCE", "batches": ["H-%s"], "results": [%s],
     "validatedBy": {"name": "QC-07", "function": "Inspector", "department": "quality"}%s}
    """
        .formatted(number + own, type, part, own, results, more);
  }

  private JsonNode issued(String number, String type, String more) {
    return OwnHub.ok(supplier.post(LIST, body(number, type, STRENGTH, more), JSON));
  }

  private static String at(JsonNode written) {
    return LIST + "/" + written.path("id").asString();
  }

  private static JsonNode seen(Api by, JsonNode written) {
    return by.json(at(written) + "?atLeast=" + written.path("position").asLong());
  }

  private static HttpResponse<String> said(Api by, JsonNode of, String what, String body) {
    return by.post(at(of) + what, body, with(of.path("version").asLong()));
  }

  private static String[] with(long version) {
    return new String[] {"Content-Type", "application/json", "If-Match", "\"" + version + "\""};
  }

  @Test
  void each_side_reads_it_by_its_own_number_and_nobody_else_does() {
    JsonNode it = issued("Q1-", "3.1", "");
    JsonNode sold = seen(supplier, it);
    JsonNode bought = seen(buyer, it);
    assertThat(sold.path("part").asString()).isEqualTo(part);
    assertThat(bought.path("part").asString()).isEqualTo("HY-Z" + own);
    assertThat(bought.path("partnerPart").asString()).isEqualTo(part);
    assertThat(bought.path("state").asString()).isEqualTo("issued");
    assertThat(bought.at("/results/0/value").asString()).as("digits stay").isEqualTo("531.0");
    assertThat(buyer.items(LIST + "?part=HY-Z" + own)).hasSize(1);
    assertThat(supplier.items(LIST + "?as=supplier&batch=H-" + own)).hasSize(1);
    assertThat(buyer.items(LIST + "?batch=H-other" + own)).isEmpty();
    for (String path : new String[] {"", "/document", "/pdf"})
      assertThat(stranger.get(at(it) + path).statusCode()).as(path).isEqualTo(404);
    assertThat(stranger.items(LIST + "?number=" + own)).isEmpty();
    assertThat(new Browser(hub.url()).get(at(it)).statusCode()).isEqualTo(401);
  }

  @Test
  void what_EN_10204_does_not_allow_is_refused_at_its_place() {
    assertRefused(body("Q2-", "2.1", STRENGTH, ""), "results-not-allowed", "/results");
    assertRefused(body("Q2-", "3.1", "", ""), "results-missing", "/results");
    assertRefused(
        body("Q2-", "3.1", STRENGTH, "").replace("quality", "production"),
        "validator-not-independent",
        "/validatedBy/department");
    assertRefused(
        body("Q2-", "3.1", STRENGTH.replace("531.0", "499"), ""),
        "outside-limits",
        "/results/0/value");
    assertRefused(body("Q2-", "4.0", STRENGTH, ""), "certificate-type", "/type");
    assertRefused(
        body("Q2-", "3.1", STRENGTH, ", \"replaces\": \"nonsense\""),
        "certificate-unknown",
        "/replaces");
    assertThat(supplier.items(LIST + "?as=supplier&number=Q2-" + own)).isEmpty();
  }

  private void assertRefused(String body, String code, String pointer) {
    var answer = supplier.post(LIST, body, JSON);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    JsonNode fault = Api.body(answer).at("/errors/0");
    assertThat(fault.path("code").asString()).isEqualTo(code);
    assertThat(fault.path("pointer").asString()).isEqualTo(pointer);
  }

  @Test
  void the_wrong_party_cannot_speak_of_it() {
    JsonNode it = issued("Q3-", "3.1", "");
    String reason = "{\"reason\": \"Heat mixed up.\", \"from\": \"2026-12-01\"}";
    String reasons = "{\"reasons\": [{\"field\": \"quantity\", \"text\": \"Short.\"}]}";
    for (Api other : new Api[] {stranger, new Api(hub, "lingyun-edi")})
      for (String what : new String[] {"/acceptance", "/rejection", "/validation", "/revocation"})
        assertThat(
                said(other, it, what, what.equals("/revocation") ? reason : reasons).statusCode())
            .as(what)
            .isIn(403, 404);
    assertThat(said(supplier, it, "/acceptance", "").statusCode()).isEqualTo(404);
    assertThat(said(buyer, it, "/revocation", reason).statusCode()).isIn(403, 404);
    assertThat(new Api(hub, "warehouse@jiaxin").post(LIST, body("Q4-", "3.1", STRENGTH, ""), JSON))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(403);
    assertThat(seen(buyer, it).path("version").asLong()).isEqualTo(1);
  }

  @Test
  void a_3_2_is_in_force_once_the_purchaser_has_validated_it_and_the_world_is_told_so() {
    JsonNode it = issued("Q5-", "3.2", "");
    JsonNode waits = seen(buyer, it);
    assertThat(waits.path("state").asString()).isEqualTo("awaits-validation");
    assertThat(waits.path("inForce").asBoolean()).isFalse();
    assertThat(standing(waits)).isEqualTo("not-in-force");
    assertThat(said(buyer, it, "/acceptance", "").statusCode()).isEqualTo(409);
    JsonNode validated =
        OwnHub.ok(
            said(
                buyer,
                it,
                "/validation",
                "{\"validatedBy\": {\"name\": \"QA-12\", \"function\": \"Inspector\","
                    + " \"department\": \"quality\"}}"));
    JsonNode now = seen(supplier, validated);
    assertThat(now.path("state").asString()).isEqualTo("issued");
    assertThat(now.at("/validations/1/party").asString()).isEqualTo("HENGYUE");
    assertThat(standing(now)).isEqualTo("genuine");
    OwnHub.ok(said(buyer, validated, "/acceptance", ""));
  }

  @Test
  void its_document_has_its_hash_and_a_forged_one_is_unknown() throws Exception {
    JsonNode it = seen(buyer, issued("Q6-", "3.1", ""));
    String document = buyer.get(LIST + "/" + it.path("id").asString() + "/document").body();
    var sum =
        MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
    assertThat(HexFormat.of().formatHex(sum)).isEqualTo(it.path("sha256").asString());
    assertThat(standing(it)).isEqualTo("genuine");
    String check = it.path("check").asString();
    assertThat(asked(check.replaceFirst("sha256=..", "sha256=zz"))).isEqualTo("unknown");
    assertThat(asked(check.replace("number=Q6-", "number=Q7-"))).isEqualTo("unknown");
    assertThat(asked(check.replace("issuer=JIAXIN", "issuer=HONGZHU"))).isEqualTo("unknown");
    assertThat(asked("/check")).isEqualTo("unknown");
    assertThat(asked("/check?issuer=%00&number=%27--&sha256=" + "a".repeat(5_000)))
        .isEqualTo("unknown");
    var page =
        new Browser(hub.url())
            .get("/check?issuer=%3Cb%3E&number=%22%3E&sha256=1", "Accept", "text/html");
    assertThat(page.body()).contains("&lt;b&gt;", "&quot;&gt;", "未查到此证书").doesNotContain("<b>");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'");
  }

  private String standing(JsonNode certificate) {
    return asked(certificate.path("check").asString());
  }

  private String asked(String check) {
    var answer = new Browser(hub.url()).get(check, "Accept", "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(Api.body(answer).propertyNames())
        .as("nothing else")
        .containsExactlyInAnyOrder("issuer", "number", "state");
    return Api.body(answer).path("state").asString();
  }

  @Test
  void one_is_replaced_another_revoked_and_both_stay_readable_as_they_were() {
    JsonNode first = issued("Q8-", "3.1", "");
    JsonNode before = seen(buyer, first);
    Instant then = Instant.parse(before.path("issuedAt").asString());
    String replaces = ", \"replaces\": \"" + first.path("id").asString() + "\"";
    JsonNode second = issued("Q9-", "3.1", replaces);
    JsonNode after = buyer.json(at(first) + "?atLeast=" + second.path("position").asLong());
    assertThat(after.path("state").asString()).isEqualTo("superseded");
    assertThat(after.path("replacedByNumber").asString()).isEqualTo("Q9-" + own);
    assertThat(seen(buyer, second).path("replaces").asString())
        .isEqualTo(first.path("id").asString());
    assertThat(standing(before)).isEqualTo("superseded");
    assertThat(supplier.post(LIST, body("QA-", "3.1", STRENGTH, replaces), JSON).statusCode())
        .as("replaced once")
        .isEqualTo(409);
    JsonNode revoked =
        OwnHub.ok(
            said(
                supplier,
                second,
                "/revocation",
                "{\"reason\": \"Heat mixed up.\", \"from\": \"2026-12-01\"}"));
    assertThat(seen(buyer, revoked).at("/revoked/reason").asString()).isEqualTo("Heat mixed up.");
    assertThat(standing(seen(buyer, revoked))).isEqualTo("revoked");
    JsonNode asThen = buyer.json(at(first) + "?asOf=" + then);
    assertThat(asThen.path("state").asString()).as("as it was known").isEqualTo("issued");
    assertThat(buyer.items(LIST + "?number=" + own + "&asOf=" + then)).hasSize(1);
  }

  @Test
  void a_shipment_says_which_certificates_are_missing() {
    JsonNode shipment =
        OwnHub.ok(
            supplier.post(
                "/api/v1/shipments",
                """
                {"number": "LS-%1$s", "buyer": "HENGYUE", "shipFrom": "JX1", "shipTo": "PLANT1",
                 "shipped": "%2$s", "arrives": "%2$s", "belowZero": "Counted later.",
                 "lines": [{"part": "JX-Z%1$s", "quantity": "4", "unit": "PCE", "batch": "H-%1$s"},
                           {"part": "JX-Z%1$s", "quantity": "2", "unit": "PCE", "batch": "H-none"}]}
                """
                    .formatted(own, LocalDate.now(ZoneId.of("Asia/Shanghai"))),
                JSON));
    String lines = "/api/v1/shipments/" + shipment.path("id").asString() + "/certificates?";
    JsonNode none = buyer.json(lines + "atLeast=" + shipment.path("position").asLong());
    assertThat(none.at("/lines/0/missing/0").asString()).isEqualTo("3.1");
    assertThat(none.at("/lines/0/part").asString()).isEqualTo("HY-Z" + own);
    JsonNode it = issued("QS-", "3.1", "");
    JsonNode some = supplier.json(lines + "as=supplier&atLeast=" + it.path("position").asLong());
    assertThat(some.at("/lines/0/missing")).isEmpty();
    assertThat(some.at("/lines/0/part").asString()).isEqualTo(part);
    assertThat(some.at("/lines/0/certificates/0/number").asString()).isEqualTo("QS-" + own);
    assertThat(some.at("/lines/1/missing/0").asString()).as("another heat").isEqualTo("3.1");
    JsonNode revoked =
        OwnHub.ok(
            said(
                supplier, it, "/revocation", "{\"reason\": \"Wrong.\", \"from\": \"2026-12-01\"}"));
    JsonNode after = buyer.json(lines + "atLeast=" + revoked.path("position").asLong());
    assertThat(after.at("/lines/0/missing/0").asString()).isEqualTo("3.1");
    assertThat(after.at("/lines/0/certificates/0/inForce").asBoolean()).isFalse();
    assertThat(stranger.get(lines).statusCode()).isEqualTo(404);
  }

  @Test
  void a_request_that_is_repeated_is_answered_as_the_first_time() {
    String[] keyed = {"Content-Type", "application/json", "Idempotency-Key", "cert-" + own};
    String body = body("QK-", "3.1", STRENGTH, "");
    JsonNode once = OwnHub.ok(supplier.post(LIST, body, keyed));
    assertThat(OwnHub.ok(supplier.post(LIST, body, keyed))).isEqualTo(once);
    assertThat(supplier.post(LIST, body, JSON).statusCode())
        .as("the number is taken")
        .isEqualTo(409);
  }
}
