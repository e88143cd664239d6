package weft.deploy.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static weft.deploy.certificate.CertifiedPart.LIST;
import static weft.deploy.certificate.CertifiedPart.said;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import weft.deploy.Api;
import weft.deploy.OwnHub;

/** Certificates that rest on inspections which no longer hold. */
class ContestedInspectionsTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

  private final CertifiedPart of = new CertifiedPart();
  private final Api person = new Api(of.hub, "quality@jiaxin");
  private final Api lingyun = new Api(of.hub, "lingyun-edi");
  private final String batch = "H-" + of.own;

  private JsonNode posted(String path, String body) {
    return OwnHub.ok(of.supplier.post("/api/v1/" + path, body, OwnHub.JSON));
  }

  private String calibrate(JsonNode instrument, String result) {
    return posted(
            "instruments/" + instrument.path("id").asString() + "/calibrations",
            "{\"on\": \"%s\", %s}".formatted(TODAY, result))
        .path("id")
        .asString();
  }

  private JsonNode instrument(String number) {
    JsonNode it = posted("instruments", "{\"number\": \"%s%s\"}".formatted(number, of.own));
    calibrate(it, "\"until\": \"%s\", \"result\": \"passed\"".formatted(TODAY.plusDays(9)));
    return it;
  }

  private void plan() {
    posted(
        "inspection-plans",
        """
        {"part": "%s", "stage": "before-shipment", "characteristics": [
          {"characteristic": "Rm", "unit": "MPa", "minimum": "500", "instrument": "tester",
           "sample": {"kind": "fixed", "quantity": 1}, "severity": "major"}]}
        """
            .formatted(of.part));
    OwnHub.ok(
        of.supplier.post(
            "/api/v1/part-agreements?as=supplier",
            "{\"partner\": \"LINGYUN\", \"part\": \"%s\", \"partnerPart\": \"LY-%s\", \"unit\": \"PCE\"}"
                .formatted(of.part, of.own),
            OwnHub.JSON));
  }

  private JsonNode inspected(String number, String instrument) {
    JsonNode it =
        posted(
            "inspections",
            """
            {"number": "%s%s", "part": "%s", "stage": "before-shipment", "batch": "%s", "lot": "20",
             "unit": "PCE", "person": "P-0008"}
            """
                .formatted(number, of.own, of.part, batch));
    String at = "inspections/" + it.path("id").asString();
    posted(
        at + "/results",
        """
        {"person": "P-0008", "results": [
          {"characteristic": "Rm", "piece": "1", "value": "531", "instrument": "%s%s"}]}
        """
            .formatted(instrument, of.own));
    posted(at + "/decision", "{\"person\": \"P-0008\"}");
    return it;
  }

  private JsonNode issued(String number, String buyer, JsonNode inspection) {
    return posted(
        "certificates",
        """
        {"number": "%s%s", "buyer": "%s", "type": "2.2", "issued": "2026-11-30", "part": "%s",
         "quantity": "10", "unit": "PCE", "goods": [{"batch": "%s", "quantity": "10"}],
         "results": [%s], "validatedBy": {"person": "P-0008"}, "inspections": ["%s"]}
        """
            .formatted(
                number,
                of.own,
                buyer,
                of.part,
                batch,
                CertifiedPart.STRENGTH,
                inspection.path("id").asString()));
  }

  private List<String> contested(Api by, String more) {
    of.supplier.settle();
    return by.items(LIST + "?batch=" + batch + more).stream()
        .map(it -> it.path("number").asString() + " " + it.path("contested").asBoolean())
        .sorted()
        .toList();
  }

  private List<String> contradictions(Api by, JsonNode inspection) {
    return by.json("/api/v1/history/streams/" + inspection.path("id").asString())
        .path("items")
        .valueStream()
        .filter(it -> it.path("type").asString().equals("inspection-contradicted"))
        .map(JsonNode::toString)
        .toList();
  }

  @Test
  void one_that_is_overruled_to_failed_contests_each_customers_own_certificates_alone() {
    plan();
    instrument("M1-");
    JsonNode first = inspected("O1-", "M1-");
    JsonNode second = inspected("O2-", "M1-");
    JsonNode hers = issued("K1-", "HENGYUE", first);
    JsonNode his = issued("K2-", "LINGYUN", first);
    JsonNode gone = issued("K3-", "LINGYUN", first);
    issued("K4-", "HENGYUE", second);
    OwnHub.ok(
        said(
            of.supplier, gone, "/revocation", "{\"reason\": \"Lost.\", \"from\": \"2026-12-01\"}"));
    String k1 = "K1-" + of.own;
    String k2 = "K2-" + of.own;
    String k3 = "K3-" + of.own;
    String k4 = "K4-" + of.own;
    assertThat(contested(of.buyer, "")).containsExactly(k1 + " false", k4 + " false");
    OwnHub.ok(
        person.post(
            "/api/v1/inspections/" + first.path("id").asString() + "/overruling",
            "{\"decision\": \"failed\", \"reason\": \"The tester was cold.\"}",
            OwnHub.JSON));
    assertThat(contested(of.supplier, "&as=supplier"))
        .containsExactly(k1 + " true", k2 + " true", k3 + " false", k4 + " false");
    assertThat(contested(of.buyer, "")).containsExactly(k1 + " true", k4 + " false");
    assertThat(contested(lingyun, "")).containsExactly(k2 + " true", k3 + " false");
    assertThat(lingyun.get(CertifiedPart.at(hers)).statusCode()).isEqualTo(404);
    assertThat(contested(lingyun, "&at=" + his.path("position").asLong()))
        .as("as it was when it was issued")
        .containsExactly(k2 + " false");
    assertThat(contradictions(of.supplier, first))
        .singleElement()
        .asString()
        .contains(k1, k2)
        .doesNotContain(k3, k4);
    assertThat(contradictions(of.supplier, second)).isEmpty();
  }

  @Test
  void an_instrument_out_of_tolerance_contests_what_rests_on_its_values() {
    plan();
    JsonNode tester = instrument("M1-");
    instrument("M2-");
    JsonNode doubted = inspected("D1-", "M1-");
    JsonNode sound = inspected("D2-", "M2-");
    issued("L1-", "HENGYUE", doubted);
    issued("L2-", "HENGYUE", sound);
    calibrate(tester, "\"result\": \"out-of-tolerance\"");
    assertThat(contested(of.buyer, ""))
        .containsExactly("L1-" + of.own + " true", "L2-" + of.own + " false");
    assertThat(contradictions(of.supplier, doubted))
        .singleElement()
        .asString()
        .contains("M1-" + of.own, "L1-" + of.own);
    assertThat(contradictions(of.supplier, sound)).isEmpty();
  }
}
